using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Dashboard.Reports;

/// <summary>The months and years that reports are about, as local days.</summary>
internal static class ReportPeriods
{
    /// <summary>Days after a period in which readings of its end usually still come.</summary>
    private const int DaysOfWaiting = 2;

    private const int HourOfMails = 7;

    /// <summary>First day of the period that a day is in.</summary>
    public static DateOnly StartOf(ReportTemplate template, DateOnly day) =>
        new(day.Year, template == ReportTemplate.Monthly ? day.Month : 1, 1);

    /// <summary>First day of the period after the one that begins on a day.</summary>
    public static DateOnly Next(ReportTemplate template, DateOnly start) => template == ReportTemplate.Monthly ? start.AddMonths(1) : start.AddYears(1);

    /// <summary>When a report goes: on the third day after its period, at 7 o'clock by the tenant's clock.</summary>
    public static DateTimeOffset DueAt(ReportTemplate template, DateOnly start, LocalCalendar calendar) =>
        calendar.InstantOf(Next(template, start).AddDays(DaysOfWaiting)).AddHours(HourOfMails);

    /// <summary>First day of the newest period whose report is due.</summary>
    public static DateOnly Newest(ReportTemplate template, DateTimeOffset now, LocalCalendar calendar)
    {
        var start = StartOf(template, calendar.DayOf(now));
        do
        {
            start = template == ReportTemplate.Monthly ? start.AddMonths(-1) : start.AddYears(-1);
        }
        while (DueAt(template, start, calendar) > now);
        return start;
    }
}
