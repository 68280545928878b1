using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Prediction.Domain.Nights;
using UrbGrade.Modules.Prediction.Nights;

namespace UrbGrade.Modules.Prediction.Handlers;

/// <summary>Divides a night's forecasts into work items of a few series, which nodes share.</summary>
internal sealed class ForecastTenant(IUrbGradeContexts contexts, TenantNights nights, IOptions<PredictionOptions> options, IWorkContext work) : IHandleMessages<ForecastsDue>
{
    /// <summary>Many requests for one night share one waiting item. Other methods make the night once more.</summary>
    public static string UniqueKey(int tenantId, DateOnly night) => $"forecasts:{tenantId}:{night:yyyy-MM-dd}:{ForecastPlan.Version}";

    public async Task Handle(ForecastsDue due)
    {
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        using var reader = new SeriesReader(database.Database.GetDbConnection(), work.TenantId);
        var night = await nights.Open(database, reader, work.TenantId, due.Night, work.Cancellation);
        foreach (var some in night.Forecast.Select(series => series.Id).Chunk(options.Value.SeriesAtOnce))
        {
            work.Publish(new SeriesForecastsDue(due.Night, some), $"{UniqueKey(work.TenantId, due.Night)}:{some[0]}", WorkPriority.Low);
        }
    }
}
