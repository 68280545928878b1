using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Marked months of one asset and year, and what was computed of them, their weeks and the year.</summary>
internal sealed record AssetYear(int AssetId, int Year, LocalCalendar Calendar, IReadOnlyList<StaleMonth> Marks)
{
    /// <summary>By period; empty for an asset that is gone.</summary>
    public List<(KpiResolution Resolution, DateOnly Start, PeriodResult Result)> Results { get; } = [];

    /// <summary>The periods that the marks touch: their months, the weeks that reach into them, and the year.</summary>
    public IEnumerable<(KpiResolution Resolution, DateOnly From, DateOnly To)> Periods()
    {
        DateOnly week = default;
        foreach (var month in Marks.Select(mark => DateOnly.FromDayNumber(mark.Month)).Order())
        {
            yield return (KpiResolution.Month, month, month.AddMonths(1));
            for (var monday = MondayOf(month); monday < month.AddMonths(1); monday = monday.AddDays(7))
            {
                if (monday > week)
                {
                    week = monday;
                    yield return (KpiResolution.Week, monday, monday.AddDays(7));
                }
            }
        }

        var year = new DateOnly(Year, 1, 1);
        yield return (KpiResolution.Year, year, year.AddYears(1));
    }

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
