namespace UrbGrade.Modules.Core.People;

/// <summary>A meter in the time in which it is a person's own, [from, until), with its series.</summary>
/// <param name="IsBesideOthers">The asset has meters that never were the person's, whose figures are summed with this one's.</param>
internal sealed record PersonMeter(
    int MeterId, string Source, int AssetId, bool IsBesideOthers, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<PersonSeries> Series);
