using System.Globalization;
using UrbGrade.Command.Processes;

namespace UrbGrade.Command.Running;

/// <summary>Tells how far the gateways are: first through the history, then day by day.</summary>
internal sealed class HistoryProgress(DemoState state, IReadOnlyList<DemoSite> sites, Terminal terminal)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>So long the days after the history may take to come: what nights make would call their meters silent.</summary>
    private static readonly TimeSpan CatchUp = TimeSpan.FromMinutes(3);

    private readonly Dictionary<DemoSite, SiteProgress> progress = sites.ToDictionary(
        site => site, site => new SiteProgress(site, state, terminal.Clock));

    private readonly long startedAt = terminal.Clock.GetTimestamp();

    private bool isSending = true;
    private long? sentAt;
    private bool isOver;

    /// <summary>Asks and tells until cancelled.</summary>
    /// <param name="status">How a site's gateway is asked.</param>
    /// <param name="whenSent">What is done once the history of all sites is sent, and the days after it up to yesterday.</param>
    public async Task FollowAsync(Func<DemoSite, Invocation> status, Func<CancellationToken, Task> whenSent, CancellationToken cancellation)
    {
        while (true)
        {
            foreach (var site in sites)
            {
                if (await GatewayStatus.ReadAsync(status(site), cancellation) is { } now)
                    Tell(site, now);
            }

            if (!isOver && IsCaughtUp)
            {
                isOver = true;
                await whenSent(cancellation);
            }

            await Task.Delay(isSending ? Pause : 10 * Pause, terminal.Clock, cancellation);
        }
    }

    /// <summary>Whether the history of all sites and the days up to yesterday are sent, or do not come. Real series end with their history.</summary>
    internal bool IsCaughtUp => sentAt is { } sent && (state.Real is not null || terminal.Clock.GetElapsedTime(sent) >= CatchUp
        || progress.Values.All(one => one.IsSentUpTo(DateOnly.FromDateTime(terminal.Clock.GetUtcNow().UtcDateTime).AddDays(-1))));

    // Nothing is sent yet while the first files are taken in.
    private static string Pace(double rate) => rate < 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {rate:#,0} readings a second");

    // Minutes may pass without a further day or reading; that time goes on says that the command does, too.
    private string Elapsed()
    {
        var time = terminal.Clock.GetElapsedTime(startedAt);
        return time.TotalMinutes < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{time.Seconds} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds:00} s");
    }

    internal void Tell(DemoSite site, GatewayStatus now)
    {
        var news = progress[site].Take(now).ToList();
        if (news.Count > 0)
            terminal.EndProgress();
        news.ForEach(terminal.Say);
        var sending = progress.Values.Where(one => !one.HistoryDone).ToList();
        isSending = sending.Count > 0;
        if (!isSending)
        {
            sentAt ??= terminal.Clock.GetTimestamp();
            return;
        }

        terminal.Progress(string.Create(
            CultureInfo.InvariantCulture,
            $"  sending the history: {string.Join(", ", sending.Select(one => one.Summary))}{Pace(sending.Sum(one => one.Rate))} ({Elapsed()} so far)"));
    }
}
