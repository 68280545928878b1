using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What the energy of assets is made of.</summary>
internal static class AssetCarriers
{
    /// <summary>The carriers of each asset of the context's tenant, each once. Gas that is measured in cubic metres is one where somebody said the energy of
    /// these.</summary>
    public static async Task<ILookup<int, KpiMedium>> Of(UrbGradeContext database, CancellationToken cancellation) =>
        (await (
            from series in database.Set<SeriesRow>()
            join meter in database.Set<MeterRow>() on series.MeterId equals meter.Id
            where series.Quantity == Quantities.Energy || series.Quantity == Quantities.Power
                || (series.Quantity == Quantities.Volume && series.Medium == "gas"
                    && database.Set<AssetTraitRow>().Any(fact => fact.AssetId == meter.AssetId && fact.Name == AssetTraits.CalorificValue))
            select new { meter.AssetId, series.Medium }).Distinct().ToListAsync(cancellation))
        .Select(one => (one.AssetId, Carrier: KpiMedia.Of(one.Medium))).Distinct().ToLookup(one => one.AssetId, one => one.Carrier);
}
