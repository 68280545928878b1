using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Checks;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Some civil days of a series after all rules, beside what is stored of them.</summary>
/// <param name="Metered">The hours as figures take them.</param>
/// <param name="Days">Of those days; none of a series that begins later, where <paramref name="Metered"/> is what its counter tells.</param>
/// <param name="Changed">Hours that are not what their readings say.</param>
/// <param name="StoredOn">Day numbers with such hours in the store.</param>
/// <param name="Elsewhere">Numbers of other days whose hours may become others when readings of these days do.</param>
internal sealed record CheckedSeries(
    MeteredHours Metered, SeriesDay[] Days, int SeriesId, IReadOnlyList<CheckedHour> Changed, IReadOnlyList<int> StoredOn, IReadOnlyList<int> Elsewhere)
{
    /// <summary>Those of them that lie beside gaps of a counter, over which earlier releases computed nothing.</summary>
    public IReadOnlyList<int> BesideGaps { get; init; } = [];
}
