using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>The assets whose readings are those of street lighting alone. They are nobody's home or shop, and hide nobody in a sum.</summary>
internal static class StreetLights
{
    /// <summary>Cabinets, and the nodes of single lamps, which have no energy of their own.</summary>
    public static async Task<HashSet<int>> Of(UrbGradeContext database, CancellationToken cancellation)
    {
        var named = KpiMedia.NameOf(KpiMedium.Light);
        var uses = await (
            from series in database.Set<SeriesRow>()
            join meter in database.Set<MeterRow>() on series.MeterId equals meter.Id
            group series by meter.AssetId into asset
            select new
            {
                Id = asset.Key,
                Lit = asset.Count(one => one.Medium == named),
                Others = asset.Count(one => one.Medium != null && one.Medium != named
                    || one.Medium == null && (one.Quantity == Quantities.Energy || one.Quantity == Quantities.Power)),
            }).ToListAsync(cancellation);
        return [.. uses.Where(asset => asset is { Lit: > 0, Others: 0 }).Select(asset => asset.Id)];
    }

    /// <param name="carriers">Of each asset that has any.</param>
    public static HashSet<int> Of(ILookup<int, KpiMedium> carriers) =>
        [.. carriers.Where(asset => asset.All(carrier => carrier == KpiMedium.Light)).Select(asset => asset.Key)];
}
