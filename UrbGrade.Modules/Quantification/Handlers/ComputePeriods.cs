using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Computes the KPIs of weeks, months and years whose days changed.</summary>
internal sealed class ComputePeriods(PeriodRuns runs, IWorkContext work) : IHandleMessages<PeriodsStale>
{
    public async Task Handle(PeriodsStale stale)
    {
        if (await runs.Run(work.TenantId, work.Cancellation) is { } again)
        {
            work.Publish(new PeriodsStale(work.TenantId), UniqueKey(work.TenantId), WorkPriority.Low, again);
        }
    }

    /// <summary>Many requests share one waiting run.</summary>
    public static string UniqueKey(int tenantId) => $"periods:{tenantId}";
}
