using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Resident;

/// <summary>What the bars of an own place's use stand on.</summary>
internal static class OwnBars
{
    /// <summary>Whether a bar is of the whole hour, day or month, and measured. Only the clock tells one that runs: readings may have stopped in one that is over.</summary>
    public static PointQuality Quality(OwnUseBar bar, OwnPlace place, PeriodLength length, DateTimeOffset now)
    {
        var known = bar.IsSumOnly ? PointQuality.SumOnly
            : bar.Value is null ? PointQuality.Missing
            : bar.IsSure ? PointQuality.Measured : PointQuality.Estimated;
        if (bar.Value is null || length == PeriodLength.Day)
            return known;
        var day = LocalTimes.LocalDay(bar.Start, place.TimeZone);
        var last = length == PeriodLength.Year ? day.AddMonths(1).AddDays(-1) : day;
        var today = LocalTimes.LocalDay(now, place.TimeZone);
        if (place.Until is null && today >= day && today <= last)
            return PointQuality.SoFar;
        if (place.From > day || place.Until <= last)
            return PointQuality.Begun;
        return place.LastDay < last ? PointQuality.Partial : known;
    }
}
