using System.Globalization;
using NodaTime;
using UrbGrade.Gateway.Collect.Sources;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Service;

/// <summary>
/// Has the sources read again what the platform misses and nothing here can fill. What comes goes the way of all files, and
/// its days are sent as changed days are. A request is passed on once each time the platform is heard to ask.
/// </summary>
internal sealed partial class AskedGaps(GatewayDatabase database, Recollection recollection, TimeProvider time, ILogger<AskedGaps> log) : BackgroundService
{
    private const int MostAtOnce = 7;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    // No source can have this name.
    private readonly SourceMemory memory = new(database, "*platform", time);

    /// <summary>Passes on what was asked since the last call, the newest gaps first.</summary>
    /// <returns>Files that sources dropped.</returns>
    public async Task<int> FillAsync(CancellationToken cancellation)
    {
        var files = 0;
        var passed = 0;
        var unfilled = database.Read(ResendBook.Unfilled);
        memory.ForgetOthers("", unfilled.Select(one => Item(one.Gap)));
        foreach (var (gap, askedAt) in unfilled)
        {
            var item = Item(gap);
            var asked = askedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            if (memory.Find(item) == asked)
                continue;
            if (++passed > MostAtOnce)
                break;
            var answers = await recollection.AskAsync(new Interval(gap.From, gap.To), null, cancellation);
            foreach (var answer in answers)
                Report(gap, answer);
            if (answers.Count == 0)
                LogNobody(gap.Element, gap.From, gap.To);
            files += answers.Sum(answer => answer.Files ?? 0);

            // A source that is away is asked again.
            if (!answers.Any(answer => answer.IsAway))
                memory.Keep(item, asked);
        }

        return files;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FillAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogPassFailed(failure);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static string Item(ResendNote gap) => $"{gap.Element} {gap.From} {gap.To}";

    private void Report(ResendNote gap, Recollected answer)
    {
        if (answer.Problem is { } problem)
            LogNotReread(answer.Source, gap.Element, gap.From, gap.To, problem);
        else
            LogReread(answer.Source, gap.Element, gap.From, gap.To, answer.Files ?? 0);
    }

    [LoggerMessage(EventCode.SourceReread, LogLevel.Information, "{Source}: read again for {Element}, {From} to {To}, as the platform asked: {Files} files")]
    private partial void LogReread(string source, string element, Instant from, Instant to, int files);

    [LoggerMessage(EventCode.SourceNotReread, LogLevel.Warning, "{Source}: not read again for {Element}, {From} to {To}, as the platform asked: {Reason}")]
    private partial void LogNotReread(string source, string element, Instant from, Instant to, string reason);

    [LoggerMessage(EventCode.NobodyToReread, LogLevel.Warning, "The platform misses {Element}, {From} to {To}: only the site fills the folders here; let it deliver the files again")]
    private partial void LogNobody(string element, Instant from, Instant to);

    [LoggerMessage(EventCode.PassFailed, LogLevel.Error, "Gaps could not be passed on to the sources; the next pass tries again")]
    private partial void LogPassFailed(Exception failure);
}
