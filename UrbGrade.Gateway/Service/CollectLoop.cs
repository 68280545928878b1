using NodaTime;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Service;

/// <summary>Takes files whenever there are any, and composes days continuously or once a day, as configured.</summary>
internal sealed partial class CollectLoop(
    GatewaySettings settings,
    GatewayDatabase database,
    FileIntake intake,
    SeriesCleansing cleansing,
    BatchPlanner planner,
    BufferGuard buffer,
    SendSignal signal,
    EventTable events,
    Heartbeat heart,
    TimeProvider time,
    ILogger<CollectLoop> log) : BackgroundService
{
    private const int MostDaysToClear = 400;

    private LocalDate? lastComposed;
    private LocalDate? lastCleared;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LogStarted(settings.Site.Code, settings.Meters.Count, settings.Sources.Count);
        var pause = settings.Sources.Select(source => source.Every).DefaultIfEmpty(TimeSpan.FromMinutes(1)).Min();
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Pass(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogPassFailed(failure);
            }

            heart.Beat(Heartbeat.Collect);
            try
            {
                await Task.Delay(pause, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        LogStopped(settings.Site.Code);
        events.Flush(database);
    }

    private void Pass(CancellationToken cancellation)
    {
        if (buffer.HasRoom())
        {
            intake.TakeAll(cancellation);
            cleansing.Run(cancellation);
            if (IsTimeToCompose() && planner.ComposeDue(settled: false, cancellation) > 0)
                signal.Raise();
        }

        ClearOldBodies();
        events.Flush(database);
    }

    private bool IsTimeToCompose()
    {
        if (settings.Uplink.SendAt is not { } sendAt)
            return true;
        var local = Now().InZone(settings.Site.Zone).LocalDateTime;
        if (local.TimeOfDay < sendAt || lastComposed == local.Date)
            return false;
        lastComposed = local.Date;
        return true;
    }

    private void ClearOldBodies()
    {
        var today = Now().InZone(settings.Site.Zone).Date;
        if (lastCleared == today)
            return;
        lastCleared = today;
        var before = Now() - Duration.FromDays(settings.Buffer.KeepAckedDays);
        var cleared = database.Write(connection =>
        {
            EventTable.Clear(connection, before);
            ResendBook.Clear(connection, before);
            return Outbox.ClearAcknowledged(connection, before);
        });
        if (cleared > 0)
            LogCleared(cleared, settings.Buffer.KeepAckedDays);
        ClearOldReadings(today.PlusDays(-settings.Buffer.KeepRawDays));
    }

    // A day at a time, so that nobody waits long for the database.
    private void ClearOldReadings(LocalDate before)
    {
        var days = database.Read(connection => OldReadings.Days(connection, before, MostDaysToClear));
        var calendar = new SiteCalendar(settings.Site.Zone);
        var dropped = days.Sum(day => database.Write(connection => OldReadings.Clear(connection, calendar, day, Now())));
        if (days.Count > 0)
            LogReadingsCleared(dropped, days.Count, settings.Buffer.KeepRawDays);
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    [LoggerMessage(EventCode.Started, LogLevel.Information, "Gateway of {Site} runs with {Meters} meters and {Sources} sources")]
    private partial void LogStarted(string site, int meters, int sources);

    [LoggerMessage(EventCode.Stopped, LogLevel.Information, "Gateway of {Site} stops")]
    private partial void LogStopped(string site);

    [LoggerMessage(EventCode.PassFailed, LogLevel.Error, "A pass over the sources failed; the next one tries again")]
    private partial void LogPassFailed(Exception failure);

    [LoggerMessage(EventCode.OldReadingsCleared, LogLevel.Information, "Dropped {Values} raw and short values of {Count} acknowledged days that are older than {Days} days")]
    private partial void LogReadingsCleared(int values, int count, int days);

    [LoggerMessage(EventCode.OldBatchesCleared, LogLevel.Information, "Dropped the bodies of {Count} batches that were acknowledged more than {Days} days ago")]
    private partial void LogCleared(int count, int days);
}
