namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What a good token says of the program that shows it.</summary>
/// <param name="Name">What the token is for.</param>
public sealed record ApiTokenOwner(int TokenId, int TenantId, string Name);
