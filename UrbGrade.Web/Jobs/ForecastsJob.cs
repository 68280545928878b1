using UrbGrade.Bus.Contracts.Prediction;

namespace UrbGrade.Web.Jobs;

/// <summary>Adds the night's forecasts as work items, one for each tenant.</summary>
internal sealed class ForecastsJob(IForecastRuns forecasts)
{
    public Task Run(CancellationToken cancellation) => forecasts.Schedule(cancellation);
}
