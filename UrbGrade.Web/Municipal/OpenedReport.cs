using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;

namespace UrbGrade.Web.Municipal;

/// <summary>The report that a page opens on where nobody chose a period.</summary>
internal static class OpenedReport
{
    /// <summary>How many of the newest periods are looked through.</summary>
    private const int Newest = 3;

    private const int Whole = int.MaxValue;

    /// <summary>The newest that is over and well covered, rather than the one that has just begun or that readings
    /// begin in; null where none of the newest has a report.</summary>
    /// <param name="periods">First days of the periods, the newest first.</param>
    public static async Task<PeriodReport?> Find(IPeriodReports reports, ReportTemplate template, IEnumerable<DateOnly> periods, CancellationToken cancellation)
    {
        PeriodReport? best = null;
        foreach (var period in periods.Take(Newest))
        {
            if (await reports.Read(template, period, cancellation) is not { } found)
                continue;
            if (best is null || Wholeness(found) > Wholeness(best))
                best = found;
            if (Wholeness(best) == Whole)
                break;
        }

        return best;
    }

    /// <summary>Of a period with at least half of its days more than of any other; else how many days it holds.</summary>
    private static int Wholeness(PeriodReport report)
    {
        var held = report.Last.DayNumber - (report.Since ?? report.First).DayNumber + 1;
        return report.IsOver && 2 * held > report.Last.DayNumber - report.First.DayNumber
            && report.Figures.Any(figure => figure.ThisYear is { Quantity: Quantity.EnergyKwh, Status: KpiStatus.Ok }) ? Whole : held;
    }
}
