namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Outcome of a sign-in.</summary>
/// <param name="Account">Set only when <paramref name="Outcome"/> is <see cref="SignInOutcome.Accepted"/>.</param>
/// <param name="PendingAccountId">Set only when <paramref name="Outcome"/> is <see cref="SignInOutcome.CodeNeeded"/>.</param>
public sealed record SignInResult(SignInOutcome Outcome, SignedInAccount? Account = null, string? PendingAccountId = null);
