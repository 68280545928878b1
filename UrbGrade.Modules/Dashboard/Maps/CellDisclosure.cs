using UrbGrade.Modules.Dashboard.Districts;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>Which cells may say something of a KPI, so that neither it nor what it leaves beside other figures of the cell tells of few assets.</summary>
/// <remarks>A carrier that few assets of a cell use could be told from energy less the other carriers, or from energy and CO2 together. Such a cell tells its
/// energy of all carriers alone. A ratio that some of the assets lack could be told apart from the whole; such a cell does not tell it. What cabinets of street
/// lighting use is known of each of them, so that a sum less theirs is that of the homes and shops beside them: these count alone, where there are
/// any.</remarks>
internal sealed class CellDisclosure
{
    private readonly Disclosure disclosure;
    private readonly ILookup<int, KpiMedium> carriers;
    private readonly HashSet<int> lights;
    private readonly bool tellsCarriers;
    private readonly HashSet<int>? divided;

    /// <param name="carriers">As <see cref="AssetCarriers.Of"/> has them.</param>
    /// <param name="divided">Assets that have what the KPI divides; null where it divides nothing.</param>
    public CellDisclosure(Disclosure disclosure, MapKpi kpi, ILookup<int, KpiMedium> carriers, HashSet<int>? divided) =>
        (this.disclosure, this.carriers, lights, tellsCarriers, this.divided) = (disclosure, carriers, StreetLights.Of(carriers), kpi.TellsCarriers, divided);

    /// <summary>Whether a cell says nothing. What cabinets alone report may always be told.</summary>
    /// <param name="reporting">Its assets that have the KPI.</param>
    public bool Withholds(IReadOnlyList<LocatedAsset> cell, ISet<int> reporting)
    {
        var guarded = cell.Count(asset => reporting.Contains(asset.Id) && !IsLight(asset));
        return guarded > 0
            && (disclosure.Withholds(guarded)
                || (divided is not null && cell.Any(asset => divided.Contains(asset.Id) && !reporting.Contains(asset.Id)))
                || (tellsCarriers && cell.Where(asset => !IsLight(asset)).SelectMany(asset => carriers[asset.Id]).CountBy(carrier => carrier)
                    .Any(use => disclosure.Withholds(use.Value))));
    }

    private bool IsLight(LocatedAsset asset) => asset.IsLight || lights.Contains(asset.Id);
}
