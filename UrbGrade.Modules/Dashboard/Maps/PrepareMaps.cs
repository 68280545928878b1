using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Programs;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>Prepares the maps of tenants once the platform is up, and after changes of places and assets, so that nobody who opens one waits for it.</summary>
internal sealed partial class PrepareMaps(
    MapPreparation maps, PlatformRole role, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<PrepareMaps> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!role.ServesRequests)
        {
            return;
        }

        await lifetime.WhenStarted(stoppingToken);
        using var timer = new PeriodicTimer(Pace, clock);
        do
        {
            try
            {
                await maps.Look(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(EventId = 2831, Level = LogLevel.Warning, Message = "It could not be told which tenants have maps to be prepared; these are made when somebody asks for them")]
    private partial void LogFailed(Exception failure);
}
