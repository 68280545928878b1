using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Events;

namespace UrbGrade.Gateway.Lighting;

/// <summary>Exchanges programs from time to time, and soon after a node has said something.</summary>
internal sealed partial class LightingLoop(
    GatewaySettings settings, ProgramExchange exchange, LightingSignal signal, TimeProvider time, ILogger<LightingLoop> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Lighting is not { } lighting)
            return;
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await exchange.RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }

            await signal.WaitAsync(lighting.Every, time, stoppingToken);
        }
    }

    [LoggerMessage(EventCode.PassFailed, LogLevel.Error, "An exchange of lighting programs failed; the next one tries again")]
    private partial void LogFailed(Exception failure);
}
