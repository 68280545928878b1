using UrbGrade.Bus.Contracts.Prediction;

namespace UrbGrade.Web.Jobs;

/// <summary>Adds forecasts as work items, one for each tenant whose night is over.</summary>
internal sealed class ForecastsJob(IForecastRuns forecasts)
{
    public Task Run(CancellationToken cancellation) => forecasts.ScheduleDue(cancellation);
}
