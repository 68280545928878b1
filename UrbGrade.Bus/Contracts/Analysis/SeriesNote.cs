namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What somebody who works for the tenant wrote about a time of a series.</summary>
/// <param name="About">Place and meter.</param>
/// <param name="TimeZone">IANA zone of the place.</param>
/// <param name="Start">Begin, included.</param>
/// <param name="End">Excluded, after <paramref name="Start"/>; null for a moment.</param>
/// <param name="Author">Account.</param>
/// <param name="ChangedAt">Null where it stands as it was written.</param>
/// <param name="IsEditable">Whether the session may change it and take it away: its author and administrators may.</param>
public sealed record SeriesNote(
    int Id, int SeriesId, string About, string Quantity, string TimeZone, DateTimeOffset Start, DateTimeOffset? End, string Text, string Author, DateTimeOffset WrittenAt,
    DateTimeOffset? ChangedAt, bool IsEditable);
