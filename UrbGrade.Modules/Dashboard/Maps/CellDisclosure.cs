using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Districts;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>Which cells may say something of a KPI, so that neither it nor what it leaves beside other figures of the cell tells of few assets.</summary>
/// <remarks>A carrier that few assets of a cell use could be told from energy less the other carriers, or from energy and CO2 together. Such a cell tells its
/// energy of all carriers alone. A ratio that some of the assets lack could be told apart from the whole; such a cell does not tell it.</remarks>
internal sealed class CellDisclosure
{
    private readonly Disclosure disclosure;
    private readonly ILookup<int, KpiMedium>? carriers;
    private readonly HashSet<int>? divided;

    private CellDisclosure(Disclosure disclosure, ILookup<int, KpiMedium>? carriers, HashSet<int>? divided) =>
        (this.disclosure, this.carriers, this.divided) = (disclosure, carriers, divided);

    /// <param name="divided">Assets that have what the KPI divides; null where it divides nothing.</param>
    public static async Task<CellDisclosure> Load(
        UrbGradeContext database, MapKpi kpi, HashSet<int>? divided, Disclosure disclosure, CancellationToken cancellation)
    {
        var carriers = kpi.TellsCarriers
            ? (await (
                from series in database.Set<SeriesRow>()
                where series.Quantity == Quantities.Energy || series.Quantity == Quantities.Power
                join meter in database.Set<MeterRow>() on series.MeterId equals meter.Id
                select new { meter.AssetId, series.Medium }).Distinct().ToListAsync(cancellation)).ToLookup(one => one.AssetId, one => KpiMedia.Of(one.Medium))
            : null;
        return new CellDisclosure(disclosure, carriers, divided);
    }

    /// <summary>Whether a cell says nothing.</summary>
    /// <param name="reporting">Its assets that have the KPI.</param>
    public bool Withholds(IReadOnlyList<LocatedAsset> cell, ISet<int> reporting) =>
        disclosure.Withholds(reporting.Count)
        || (divided is not null && cell.Any(asset => divided.Contains(asset.Id) && !reporting.Contains(asset.Id)))
        || (carriers is not null && cell.SelectMany(asset => carriers[asset.Id].Distinct()).GroupBy(carrier => carrier).Any(use => disclosure.Withholds(use.Count())));
}
