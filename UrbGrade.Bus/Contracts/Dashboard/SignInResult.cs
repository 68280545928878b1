namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Outcome of a sign-in.</summary>
/// <param name="Account">Set only when <paramref name="Outcome"/> is <see cref="SignInOutcome.Accepted"/>.</param>
/// <param name="Pending">What the code is checked with. Set only when <paramref name="Outcome"/> is <see cref="SignInOutcome.CodeNeeded"/>.</param>
public sealed record SignInResult(SignInOutcome Outcome, SignedInAccount? Account = null, string? Pending = null);
