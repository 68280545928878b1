using UrbGrade.Modules.Profiling.Domain;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>A profile that is to be written, with what is stored of the series.</summary>
/// <param name="Mark">Of the readings that it was made of.</param>
/// <param name="Stored">Null for the first one.</param>
/// <param name="Days">Null where nothing was looked at.</param>
/// <param name="Shop">Null where opening hours are unknown, or too few days are.</param>
/// <param name="Shapes">Null where there are none.</param>
/// <param name="ShapesUntil">The day before which the days lie that the shapes were made of.</param>
/// <param name="Months">Those that differ from what is stored.</param>
/// <param name="MonthsGone">Months that are stored and are no more.</param>
/// <param name="Unusual">All days with an unusual shape.</param>
internal sealed record MadeProfile(
    ProfiledSeries Source, long Mark, MeterProfileRow? Stored, SortedDays? Days, SeriesProfile Profile, ShopUse? Shop, AtypicalDays? Shapes, DateOnly? ShapesUntil,
    IReadOnlyList<MonthOfUse> Months, IReadOnlyList<DateOnly> MonthsGone, IReadOnlyList<(DayVector Day, int Cluster, double Distance)> Unusual)
{
    /// <summary>First month that becomes another one; null where none does.</summary>
    public DateOnly? ChangedFrom => Months.Select(month => (DateOnly?)month.Month).Concat(MonthsGone.Select(month => (DateOnly?)month)).Min();
}
