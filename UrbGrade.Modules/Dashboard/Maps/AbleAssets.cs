using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>The assets that can report a KPI, as they have series of what it is made of. The node of a single lamp has none of energy, and a light point none at all.</summary>
internal static class AbleAssets
{
    /// <param name="carriers">As <see cref="AssetCarriers.Of"/> has them.</param>
    public static async ValueTask<HashSet<int>> Of(UrbGradeContext database, MapKpi kpi, ILookup<int, KpiMedium> carriers, CancellationToken cancellation)
    {
        if (kpi.Measured is not { } quantity)
        {
            return [.. carriers.Where(asset => kpi.Medium == KpiMedium.All || asset.Contains(kpi.Medium)).Select(asset => asset.Key)];
        }

        var carrier = kpi.Medium == KpiMedium.All ? null : KpiMedia.NameOf(kpi.Medium);
        return
        [
            .. await (
                from series in database.Set<SeriesRow>()
                where series.Quantity == quantity && (carrier == null || series.Medium == carrier)
                join meter in database.Set<MeterRow>() on series.MeterId equals meter.Id
                select meter.AssetId).Distinct().ToListAsync(cancellation),
        ];
    }
}
