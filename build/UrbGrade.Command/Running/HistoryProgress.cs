using System.Globalization;
using UrbGrade.Command.Processes;

namespace UrbGrade.Command.Running;

/// <summary>Tells how far the gateway is: first through the history, then day by day.</summary>
internal sealed class HistoryProgress(DemoState state, Terminal terminal)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Where days are missing from real series, the history is sent when nothing more came for so long.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);

    private int begunAt = -1;
    private int lastDone = -1;
    private long startedAt;
    private long movedAt;
    private string? trouble;
    private string? lastDay;
    private bool historyDone;

    /// <summary>Asks and tells until cancelled.</summary>
    public async Task FollowAsync(Invocation status, CancellationToken cancellation)
    {
        while (true)
        {
            if (await GatewayStatus.ReadAsync(status, cancellation) is { } now)
                Tell(now);
            await Task.Delay(historyDone ? 5 * Pause : Pause, terminal.Clock, cancellation);
        }
    }

    internal void Tell(GatewayStatus now)
    {
        // The rate counts from where sending begins, not from where files are taken in.
        if (begunAt < 0 || now.Acknowledged == 0)
            (begunAt, startedAt) = (now.Acknowledged, terminal.Clock.GetTimestamp());
        if (now.LastError != trouble)
        {
            trouble = now.LastError;
            terminal.Say(trouble is null ? "The gateway reaches the platform again." : $"The gateway cannot send: {trouble.TrimEnd('.')}. It tries again.");
        }

        if (!historyDone)
            TellHistory(now);
        else if (now.LastDay != lastDay)
            terminal.Say($"{now.LastDay} came in{(now.Pending > 0 ? $"; {now.Pending} days wait to be sent" : " and is sent")}.");
        lastDay = now.LastDay;
    }

    private void TellHistory(GatewayStatus now)
    {
        var done = now.Acknowledged + now.Refused;
        var seconds = terminal.Clock.GetElapsedTime(startedAt).TotalSeconds;
        var rate = seconds > 0 ? (now.Acknowledged - begunAt) * ReadingsInADay(now) / seconds : 0;
        if (done != lastDone)
            (lastDone, movedAt) = (done, terminal.Clock.GetTimestamp());
        var isQuiet = done > 0 && LastDayIsIn(now) && now.Pending == 0 && terminal.Clock.GetElapsedTime(movedAt) >= Quiet;
        if (done < state.Days && !isQuiet)
        {
            terminal.Progress(done == 0
                ? $"  the gateway takes in the site's files: {now.LastDay ?? "none yet"}"
                : string.Create(CultureInfo.InvariantCulture, $"  sending the history: day {done} of {state.Days}, {rate:#,0} readings a second"));
            return;
        }

        historyDone = true;
        terminal.EndProgress();
        var refused = now.Refused > 0 ? $", {now.Refused} days were refused" : "";
        var speed = now.Acknowledged > begunAt ? string.Create(CultureInfo.InvariantCulture, $" ({rate:#,0} readings a second)") : "";
        terminal.Say($"The history is sent: {Math.Min(now.Acknowledged, state.Days)} days{speed}{refused}. From here it goes on day by day.");
    }

    private bool LastDayIsIn(GatewayStatus now) => ParseDay(now.LastDay) >= state.To;

    private double ReadingsInADay(GatewayStatus now) => ParseDay(now.LastDay) is { } day && day >= state.From
        ? (double)now.Readings / (day.DayNumber - state.From.DayNumber + 1)
        : 0;

    private static DateOnly? ParseDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
