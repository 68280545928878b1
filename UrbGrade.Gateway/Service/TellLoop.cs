using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Gateway.Events;

namespace UrbGrade.Gateway.Service;

/// <summary>Tells the platform, every few seconds, what the gateway logs.</summary>
internal sealed partial class TellLoop(GatewaySettings settings, EventTeller teller, TimeProvider time, ILogger<TellLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>The batches' own retries find out when the line is good again.</summary>
    private static readonly TimeSpan PauseOfTrouble = TimeSpan.FromMinutes(1);

    /// <summary>A platform that does not know of events learns of them with its next version.</summary>
    private static readonly TimeSpan PauseOfRefusal = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Uplink.TellEvents)
            return;
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
            await Task.Delay(await TellAsync(stoppingToken), time, stoppingToken);
    }

    private async Task<TimeSpan> TellAsync(CancellationToken cancellation)
    {
        try
        {
            return await teller.RunAsync(cancellation) switch
            {
                UplinkAnswer.Refused => PauseOfRefusal,
                UplinkAnswer.Failed => PauseOfTrouble,
                _ => Pause,
            };
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure);
            return PauseOfTrouble;
        }
    }

    [LoggerMessage(EventCode.PassFailed, LogLevel.Error, "Telling the platform of the log failed; it will be tried again")]
    private partial void LogFailed(Exception failure);
}
