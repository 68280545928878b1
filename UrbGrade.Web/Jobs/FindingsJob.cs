using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Web.Jobs;

/// <summary>Adds the looks through readings as work items, one for each tenant.</summary>
internal sealed class FindingsJob(IFindingSchedule schedule)
{
    public Task Night(CancellationToken cancellation) => schedule.Night(cancellation);

    public Task Corrections(CancellationToken cancellation) => schedule.Corrections(cancellation);
}
