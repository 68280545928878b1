using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What the energy of assets is made of.</summary>
internal static class AssetCarriers
{
    /// <summary>Series of gas that is measured in cubic metres, of which somebody said the energy, of the context's tenant.</summary>
    public static IQueryable<SeriesRow> GasOfKnownEnergy(UrbGradeContext database) =>
        from series in database.Set<SeriesRow>()
        where series.Quantity == Quantities.Volume && series.Medium == "gas" && database.Set<MeterRow>().Any(meter => meter.Id == series.MeterId
            && database.Set<AssetTraitRow>().Any(fact => fact.AssetId == meter.AssetId && fact.Name == AssetTraits.CalorificValue))
        select series;

    /// <summary>The carriers of each asset of the context's tenant, each once.</summary>
    public static async Task<ILookup<int, KpiMedium>> Of(UrbGradeContext database, CancellationToken cancellation)
    {
        var gas = GasOfKnownEnergy(database);
        return (await (
            from series in database.Set<SeriesRow>()
            where series.Quantity == Quantities.Energy || series.Quantity == Quantities.Power || gas.Any(one => one.Id == series.Id)
            join meter in database.Set<MeterRow>() on series.MeterId equals meter.Id
            select new { meter.AssetId, series.Medium }).Distinct().ToListAsync(cancellation))
            .Select(one => (one.AssetId, Carrier: KpiMedia.Of(one.Medium))).Distinct().ToLookup(one => one.AssetId, one => one.Carrier);
    }
}
