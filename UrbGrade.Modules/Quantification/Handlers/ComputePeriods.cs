using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Computes the KPIs of weeks, months and years whose days changed.</summary>
internal sealed class ComputePeriods(PeriodRuns runs, IWorkContext work) : IHandleMessages<PeriodsStale>
{
    public async Task Handle(PeriodsStale stale)
    {
        var (isDone, notBefore) = await runs.Run(work.TenantId, stale.OnlyCorrected, work.Cancellation);
        if (!isDone && stale.OnlyCorrected)
        {
            work.Publish(stale, KeyOfCorrected(work.TenantId), notBefore: notBefore);
        }
        else if (!isDone)
        {
            work.Publish(new PeriodsStale(work.TenantId), UniqueKey(work.TenantId), WorkPriority.Low, notBefore);
        }
    }

    /// <summary>Many requests share one waiting run.</summary>
    public static string UniqueKey(int tenantId) => $"periods:{tenantId}";

    /// <summary>As many corrections do, which do not wait for the others.</summary>
    public static string KeyOfCorrected(int tenantId) => $"corrected-periods:{tenantId}";
}
