using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Computes the KPIs of the days whose readings changed.</summary>
/// <remarks>Days are taken and written in portions, each with its own commit: a run that breaks off has lost nothing,
/// and the next one finds fewer days marked.</remarks>
internal sealed class ComputeKpis(KpiRuns runs, IWorkContext work) : IHandleMessages<ReadingsChanged>
{
    public async Task Handle(ReadingsChanged changed)
    {
        var isDone = await runs.Run(work.TenantId, work.Cancellation);
        work.Publish(new PeriodsStale(work.TenantId), ComputePeriods.UniqueKey(work.TenantId), WorkPriority.Low);
        if (!isDone)
        {
            work.Publish(new ReadingsChanged(work.TenantId), UniqueKey(work.TenantId));
        }
    }

    /// <summary>Many requests share one waiting run.</summary>
    public static string UniqueKey(int tenantId) => $"kpis:{tenantId}";
}
