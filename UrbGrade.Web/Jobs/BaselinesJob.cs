using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Web.Jobs;

/// <summary>Adds what has baselines and savings follow the readings as work items, one for each tenant.</summary>
internal sealed class BaselinesJob(IBaselineRuns baselines)
{
    /// <summary>Looks at everything.</summary>
    public Task Run(CancellationToken cancellation) => baselines.Schedule(cancellation);

    /// <summary>Looks at tenants that got a history at once.</summary>
    public Task CatchUp(CancellationToken cancellation) => baselines.CatchUp(cancellation);

    /// <summary>Looks at what was corrected.</summary>
    public Task Follow(CancellationToken cancellation) => baselines.FollowCorrections(cancellation);
}
