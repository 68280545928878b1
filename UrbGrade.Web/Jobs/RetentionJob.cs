using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Jobs;

/// <summary>Adds the night's deletions as work items, one for each tenant.</summary>
internal sealed class RetentionJob(IRetention retention)
{
    public Task Run(CancellationToken cancellation) => retention.Schedule(cancellation);
}
