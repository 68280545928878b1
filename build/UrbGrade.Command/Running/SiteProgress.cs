using System.Globalization;

namespace UrbGrade.Command.Running;

/// <summary>How far one site's gateway is.</summary>
internal sealed class SiteProgress(DemoSite site, DemoState state, TimeProvider clock)
{
    /// <summary>Where days are missing from real series, the history is sent when nothing more came for so long.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);

    private GatewayStatus? status;
    private int begunAt = -1;
    private int lastDone = -1;
    private long startedAt;
    private long movedAt;
    private string? trouble;
    private string? lastBatch;
    private int lastRefused;

    public bool HistoryDone { get; private set; }

    /// <summary>Readings a second since sending began.</summary>
    public double Rate
    {
        get
        {
            var seconds = clock.GetElapsedTime(startedAt).TotalSeconds;
            return status is { } now && seconds > 0 ? (now.Acknowledged - begunAt) * ReadingsInADay(now) / seconds : 0;
        }
    }

    /// <summary>Where the history is, in a few words.</summary>
    public string Summary => status switch
    {
        null => $"{site.Name} starts",
        { Acknowledged: 0, Refused: 0, LastDay: null } => $"{site.Name} reads its first files",
        { Acknowledged: 0, Refused: 0, Pending: > 0 } => $"{site.Name} has {status.Pending} of {state.Days} days ready to send",
        { Acknowledged: 0, Refused: 0 } => string.Create(CultureInfo.InvariantCulture, $"{site.Name} takes in files up to {status.LastDay}, {status.Readings:#,0} readings by now"),
        _ => $"{site.Name} day {Math.Min(Done(status), state.Days)} of {state.Days}",
    };

    /// <summary>Whether all days up to one are sent, as far as they came in.</summary>
    public bool IsSentUpTo(DateOnly day) => status is { Pending: 0 } now && ParseDay(now.LastBatch) >= day;

    /// <summary>Takes in what the gateway says.</summary>
    /// <returns>What is worth a line of its own.</returns>
    public IEnumerable<string> Take(GatewayStatus now)
    {
        // The rate counts from where sending begins, not from where files are taken in.
        if (begunAt < 0 || now.Acknowledged == 0)
            (begunAt, startedAt) = (now.Acknowledged, clock.GetTimestamp());
        status = now;
        List<string> news = [];
        if (now.LastError != trouble)
        {
            trouble = now.LastError;
            news.Add(trouble is null
                ? $"The gateway of {site.Name} reaches the platform again."
                : $"The gateway of {site.Name} cannot send: {trouble.TrimEnd('.')}. It tries again.");
        }

        if (!HistoryDone && IsHistorySent(now))
        {
            HistoryDone = true;
            var refused = now.Refused > 0 ? $", {now.Refused} days were refused" : "";
            var speed = now.Acknowledged > begunAt ? string.Create(CultureInfo.InvariantCulture, $" ({Rate:#,0} readings a second)") : "";
            news.Add($"{site.Name}: the history is sent, {Math.Min(now.Acknowledged, state.Days)} days{speed}{refused}. From here it goes on day by day until today is reached, and /ops shows the days still to come as missing; then with each day that ends.");
        }
        else if (HistoryDone && now.Refused > lastRefused)
        {
            news.Add($"{site.Name}: the platform refuses days, {now.Refused} by now; './urbgrade gateway status' with this site's --config says why.");
        }
        else if (HistoryDone && now.LastBatch != lastBatch)
        {
            news.Add($"{site.Name}: {now.LastBatch} came in{now.Pending switch { 0 => " and is sent", 1 => "; one day waits to be sent", _ => $"; {now.Pending} days wait to be sent" }}.");
        }

        (lastBatch, lastRefused) = (now.LastBatch, now.Refused);
        return news;
    }

    private bool IsHistorySent(GatewayStatus now)
    {
        var done = Done(now);
        if (done != lastDone)
            (lastDone, movedAt) = (done, clock.GetTimestamp());
        var isQuiet = done > 0 && ParseDay(now.LastDay) >= state.To && now.Pending == 0 && clock.GetElapsedTime(movedAt) >= Quiet;
        return done >= state.Days || isQuiet;
    }

    private double ReadingsInADay(GatewayStatus now) => ParseDay(now.LastDay) is { } day && day >= state.From
        ? (double)now.Readings / (day.DayNumber - state.From.DayNumber + 1)
        : 0;

    private static int Done(GatewayStatus now) => now.Acknowledged + now.Refused;

    private static DateOnly? ParseDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
