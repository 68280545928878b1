using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Marked months of one asset and year, and what was computed of them, their weeks and the year.</summary>
/// <param name="AssetId">0 where only the periods count.</param>
/// <param name="Meters">Those of the asset that have series; none for one that is gone.</param>
internal sealed record AssetYear(int AssetId, int Year, IReadOnlyList<KnownMeter> Meters, IReadOnlyList<StaleMonth> Marks)
{
    /// <summary>Where its days begin.</summary>
    public LocalCalendar Calendar { get; } = Meters.Count > 0 ? Meters[0].Calendar : LocalCalendar.Of("UTC");

    /// <summary>Periods that were computed, those without a result too.</summary>
    public List<(KpiResolution Resolution, DateOnly Start)> Computed { get; } = [];

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

    /// <summary>Why a period is computed anew, apart from what was corrected.</summary>
    public PeriodCause CauseOf(KpiResolution resolution, DateOnly start)
    {
        var end = EndOf(resolution, start);
        var marks = Marks.Where(mark => DateOnly.FromDayNumber(mark.Month) < end && DateOnly.FromDayNumber(mark.Month).AddMonths(1) > start).ToList();
        return new PeriodCause(CorrectedBy: null, marks.Where(mark => mark.RawRequestId > 0).Max(mark => (long?)mark.RawRequestId), Calendar.StartOf(end));
    }

    /// <summary>Whether readings of a period were erased with a person. What was computed of it stays: it is a figure of a place.</summary>
    public bool IsErased(KpiResolution resolution, DateOnly start)
    {
        var (from, to) = (Calendar.StartOf(start), Calendar.StartOf(EndOf(resolution, start)));
        return Meters.Any(meter => meter.Erased.Any(time => time.From < to && time.Until > from));
    }

    /// <summary>The day after the last one of a period.</summary>
    public static DateOnly EndOf(KpiResolution resolution, DateOnly start) => resolution switch
    {
        KpiResolution.Day => start.AddDays(1),
        KpiResolution.Week => start.AddDays(7),
        KpiResolution.Month => start.AddMonths(1),
        _ => start.AddYears(1),
    };

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
