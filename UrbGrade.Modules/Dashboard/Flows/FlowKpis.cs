using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Flows;

/// <summary>The daily KPIs of the assets and days that a batch touched.</summary>
internal static class FlowKpis
{
    /// <summary>The module that computes them.</summary>
    public const string Module = "Quantification";

    private static readonly string KpiContract = WorkContract.Of<ReadingsChanged>().Name;

    public static async Task<FlowStation> Of(
        UrbGradeContext database, RawRequestRow request, TouchedDays? touched, CancellationToken cancellation)
    {
        if (touched is null)
        {
            return new FlowStation(FlowStationName.Kpis, BatchStepState.Waiting, null, 0, 0, null);
        }

        var waiting = await database.Set<DirtyPeriodRow>().CountAsync(day => day.RawRequestId == request.Id, cancellation);
        var (assets, from, to) = (touched.Assets, touched.From, touched.To);
        var computed = await database.Set<KpiRow>()
            .Where(kpi => assets.Contains(kpi.AssetId) && kpi.Resolution == KpiResolution.Day && kpi.PeriodStart >= from && kpi.PeriodStart <= to)
            .GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Last = all.Max(kpi => kpi.ComputedAt) })
            .FirstOrDefaultAsync(cancellation);
        if (waiting > 0)
        {
            var (state, error) = await SharedWork.Of(database, request.TenantId, KpiContract, Module, cancellation);
            return new FlowStation(FlowStationName.Kpis, state, null, computed?.Count ?? 0, waiting, error);
        }

        // Nothing was to be computed when every reading was known already: the earlier figures stand.
        return new FlowStation(FlowStationName.Kpis, BatchStepState.Done, computed?.Last ?? request.QuantifiedAt, computed?.Count ?? 0, 0, null);
    }
}
