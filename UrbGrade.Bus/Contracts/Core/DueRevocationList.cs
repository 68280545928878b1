namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A revocation list that has to be renewed.</summary>
/// <param name="Authority">Subject of the authority that signed it.</param>
/// <param name="AuthorityHash">SHA-256 of that subject as it is encoded, lower-case hex.</param>
/// <param name="EndsAt">From then on nothing signed with a certificate of the authority is accepted until the next list is there; UTC.</param>
public sealed record DueRevocationList(string Authority, string AuthorityHash, DateTimeOffset EndsAt);
