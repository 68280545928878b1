using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Prediction.Nights;
using UrbGrade.Modules.Prediction.Store;

namespace UrbGrade.Modules.Prediction.Handlers;

/// <summary>Forecasts some series, those left out that have the night's forecast by the present methods already.</summary>
internal sealed partial class ForecastSeries(
    IUrbGradeContexts contexts, TenantNights nights, NightStore store, IWorkContext work, TimeProvider clock, ILogger<ForecastSeries> logger)
    : IHandleMessages<SeriesForecastsDue>
{
    public async Task Handle(SeriesForecastsDue due)
    {
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        await database.Database.OpenConnectionAsync(work.Cancellation);
        using var reader = new SeriesReader(database.Database.GetDbConnection(), work.TenantId);
        var night = await nights.Open(database, reader, work.TenantId, due.Night, work.Cancellation);
        var known = await NightStore.Load(database, due.Series, due.Night, work.Cancellation);
        var outdated = await NightStore.Outdated(database, due.Night, work.Cancellation);
        var made = new List<MadeNight>();
        foreach (var series in due.Series)
        {
            work.Cancellation.ThrowIfCancellationRequested();
            ForecastResolution[] lacking = [.. Enum.GetValues<ForecastResolution>().Where(resolution =>
                !known.TryGetValue((series, resolution), out var stored) || stored.Standing!.Night < due.Night || outdated.Contains(stored.Standing.Id))];
            if (lacking.Length > 0 && night.Read(series) is { } input)
            {
                made.AddRange(lacking.Select(resolution =>
                    NightMaking.Make(input, resolution, due.Night, known.GetValueOrDefault((series, resolution), KnownNights.None), clock.GetUtcNow())));
            }
        }

        var forecast = made.Count(night => night.Rows.Count > 0);
        work.OnCommit(session =>
        {
            store.Write(session, work.TenantId, made);
            session.AfterCommit(() => LogForecast(forecast, made.Count, due.Night, work.TenantId));
        });
        work.Publish(new SeriesForecastsMade(due.Night, due.Series), priority: WorkPriority.Low);
    }

    [LoggerMessage(EventId = 2501, Level = LogLevel.Information, Message = "Made {Made} of {Asked} forecasts of {Night:yyyy-MM-dd} for tenant {TenantId}")]
    private partial void LogForecast(int made, int asked, DateOnly night, int tenantId);
}
