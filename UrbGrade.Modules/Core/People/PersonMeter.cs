namespace UrbGrade.Modules.Core.People;

/// <summary>A meter in the time in which it is a person's own, [from, until), with its series.</summary>
internal sealed record PersonMeter(
    int MeterId, string Source, int AssetId, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<PersonSeries> Series);
