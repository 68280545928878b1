using NodaTime;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Collect.Sources.Http;

/// <summary>Asks day by day, and so can ask again for days that are over.</summary>
internal sealed class DatedHttpSource(HttpOrigin origin, SourceContext context) : HttpSource(origin, context), IRereadingSource
{
    private readonly IReadOnlyList<int> usual = origin.Days;
    private readonly SourceMemory memory = context.Memory;

    public override async Task<int> FetchAsync(CancellationToken cancellation)
    {
        var today = Today;
        var days = usual.Select(today.PlusDays).ToList();
        var dropped = await FetchDaysAsync(days, again: false, cancellation);
        memory.ForgetOthers("", days.Select(SiteCalendar.Text));
        return dropped;
    }

    public Task<int> RereadAsync(Interval range, CancellationToken cancellation)
    {
        var days = new List<LocalDate>();
        for (var day = Calendar.DayOf(range.Start); Calendar.IntervalOf(day).Start < range.End; day = day.PlusDays(1))
            days.Add(day);
        return FetchDaysAsync(days, again: true, cancellation);
    }

    // One day may not be there yet; when none of them is, the address is wrong.
    private async Task<int> FetchDaysAsync(List<LocalDate> days, bool again, CancellationToken cancellation)
    {
        var dropped = 0;
        var absent = 0;
        foreach (var day in days)
        {
            var outcome = await FetchAsync(day, SiteCalendar.Text(day), again, cancellation);
            dropped += outcome == HttpOutcome.Dropped ? 1 : 0;
            absent += outcome == HttpOutcome.Absent ? 1 : 0;
        }

        return absent > 0 && absent == days.Count
            ? throw new SourceException($"the server knows none of {days.Count} days (404 Not Found): check url and days")
            : dropped;
    }
}
