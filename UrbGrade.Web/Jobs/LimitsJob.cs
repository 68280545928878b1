using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Web.Jobs;

/// <summary>Adds the night's learning of limits as work items, one for each tenant.</summary>
internal sealed class LimitsJob(ISeriesLimits limits)
{
    public Task Run(CancellationToken cancellation) => limits.Schedule(cancellation);
}
