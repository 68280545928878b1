using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Web.Jobs;

/// <summary>Adds the looks through readings, and at alerts, as work items, one for each tenant.</summary>
internal sealed class FindingsJob(IFindingSchedule schedule, IAlerts alerts)
{
    public Task Night(CancellationToken cancellation) => schedule.Night(cancellation);

    public Task Alerts(CancellationToken cancellation) => alerts.Schedule(cancellation);

    public Task Corrections(CancellationToken cancellation) => schedule.Corrections(cancellation);
}
