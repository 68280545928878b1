using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Computes the KPIs of weeks, months and years whose days changed.</summary>
internal sealed class ComputePeriods(PeriodRuns runs, IWorkContext work) : IHandleMessages<PeriodsStale>
{
    public async Task Handle(PeriodsStale stale)
    {
        var (isDone, notBefore) = await runs.Run(work.TenantId, work.Cancellation);
        if (!isDone)
        {
            work.Publish(new PeriodsStale(work.TenantId), UniqueKey(work.TenantId), WorkPriority.Low, notBefore);
        }
    }

    /// <summary>Many requests share one waiting run.</summary>
    public static string UniqueKey(int tenantId) => $"periods:{tenantId}";
}
