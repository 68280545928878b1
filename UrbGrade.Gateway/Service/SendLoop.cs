using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Service;

/// <summary>Sends what is due, when it comes and when a retry's time has come.</summary>
internal sealed partial class SendLoop(
    GatewaySettings settings, GatewayDatabase database, BatchSender sender, SendSignal signal, Heartbeat heart, EventTable events, TimeProvider time, ILogger<SendLoop> log) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = settings.Uplink.Retry.FirstDelay < LongestPause ? settings.Uplink.Retry.FirstDelay : LongestPause;
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await sender.SendDueAsync(stoppingToken);

                // An alert is said once: it must not be lost with a process that ends before the next pass over the sources.
                events.Flush(database);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogPassFailed(failure);
            }

            heart.Beat(Heartbeat.Send);
            await signal.WaitAsync(pause, time, stoppingToken);
        }
    }

    [LoggerMessage(EventCode.PassFailed, LogLevel.Error, "A pass over the outbox failed; the next one tries again")]
    private partial void LogPassFailed(Exception failure);
}
