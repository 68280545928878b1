using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Flows;

/// <summary>The station after the daily KPIs: those of the weeks, months and years in which a batch has readings.</summary>
internal static class FlowPeriods
{
    private static readonly string PeriodContract = WorkContract.Of<PeriodsStale>().Name;

    public static async Task<FlowStation> Of(
        UrbGradeContext database, RawRequestRow request, TouchedDays? touched, FlowStation daily, CancellationToken cancellation)
    {
        if (touched is null)
        {
            return new FlowStation(FlowStationName.Periods, BatchStepState.Waiting, null, 0, 0, null);
        }

        var (week, month, year) = (Monday(touched.From), new DateOnly(touched.From.Year, touched.From.Month, 1), new DateOnly(touched.From.Year, 1, 1));
        var (assets, to) = (touched.Assets, touched.To);
        var computed = await database.Set<PeriodKpiRow>()
            .Where(kpi => kpi.Scope == KpiScope.Asset && assets.Contains(kpi.ScopeId) && kpi.PeriodStart <= to
                && ((kpi.Resolution == KpiResolution.Week && kpi.PeriodStart >= week)
                    || (kpi.Resolution == KpiResolution.Month && kpi.PeriodStart >= month)
                    || (kpi.Resolution == KpiResolution.Year && kpi.PeriodStart >= year)))
            .GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Last = all.Max(kpi => kpi.ComputedAt) })
            .FirstOrDefaultAsync(cancellation);
        var stale = await database.Set<StaleMonthRow>().CountAsync(mark => mark.RawRequestId == request.Id, cancellation);
        if (daily.State == BatchStepState.Done && stale == 0)
        {
            return new FlowStation(FlowStationName.Periods, BatchStepState.Done, computed?.Last ?? daily.At, computed?.Count ?? 0, 0, null);
        }

        var (state, error) = daily.State == BatchStepState.Done
            ? await SharedWork.Of(database, request.TenantId, PeriodContract, FlowKpis.Module, cancellation)
            : (BatchStepState.Waiting, null);
        return new FlowStation(FlowStationName.Periods, state, null, computed?.Count ?? 0, stale, error);
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
