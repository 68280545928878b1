using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Gis.Assignment;

internal sealed class MeterPositions(IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, PlaceAtlases atlases, IWorkItems work) : IMeterPositions
{
    /// <summary>Assets that are no farther apart than this are as near as each other: positions are not better known.</summary>
    private const double TieMetres = 1;

    public async Task<IReadOnlyList<MeterProposal>> Propose(string? tenantCode, double withinMetres, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out _))
        {
            return [];
        }

        var atlas = await atlases.Get(tenant.Id, cancellation);
        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        var meters = await (
            from meter in database.Set<MeterRow>()
            join asset in database.Set<AssetRow>() on meter.AssetId equals asset.Id
            select new { meter.Source, asset.Code, asset.SiteId }).ToDictionaryAsync(m => m.Source, StringComparer.Ordinal, cancellation);
        var assets = (await database.Set<AssetRow>().AsNoTracking().Where(a => a.Latitude != null && a.Longitude != null).ToListAsync(cancellation))
            .Select(asset => new PlacedAsset(asset, BuildingOf(atlas, asset))).ToLookup(asset => asset.Row.SiteId);
        return
        [
            .. atlas.Of(PlaceKind.Meter).Where(place => meters.ContainsKey(place.Code)).Select(place =>
            {
                var meter = meters[place.Code];
                return Proposal(place, meter.Code, assets[meter.SiteId], atlas, withinMetres);
            }).OfType<MeterProposal>(),
        ];
    }

    public async Task<AdministrationResult> Assign(string? tenantCode, IReadOnlyList<(string Meter, string Asset)> choices, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        return await changes.Commit(TenantScope.Of(tenant.Id), ChangeTopic.Registry, (database, session) =>
        {
            var moved = new List<(string Meter, string From, string To)>();
            foreach (var (source, code) in choices)
            {
                if (database.Set<MeterRow>().SingleOrDefault(m => m.Source == source) is not { } meter)
                {
                    return Refused.NotFound("Meter.Unknown", $"There is no meter '{source}'.");
                }

                var from = database.Set<AssetRow>().Single(a => a.Id == meter.AssetId);
                if (database.Set<AssetRow>().SingleOrDefault(a => a.SiteId == from.SiteId && a.Code == code) is not { } to)
                {
                    return Refused.NotFound("Meter.AssetUnknown", $"The site of the meter '{source}' has no asset '{code}'.");
                }

                if (from.Id != to.Id)
                {
                    meter.AssetId = to.Id;
                    moved.Add((source, from.Code, to.Code));
                    work.Add(
                        session, tenant.Id, $"moved-{Guid.NewGuid():n}", new MeterMoved(tenant.Id, meter.Id, from.Id), priority: WorkPriority.Low);
                }
            }

            return moved.Count == 0
                ? AuditedChange.Nothing
                : AuditedChange.Done(
                    tenant.Id, "meters.assigned", string.Join(", ", moved.Select(one => one.Meter)), string.Join(", ", moved.Select(one => one.From)),
                    string.Join(", ", moved.Select(one => one.To)));
        }, cancellation);
    }

    private static MeterProposal? Proposal(Place meter, string current, IEnumerable<PlacedAsset> assets, PlaceAtlas atlas, double withinMetres)
    {
        var position = meter.Shape.Coordinate;
        var building = InBuilding(atlas, meter.Shape);
        var near = assets.Select(asset => (asset.Row, Metres: building != 0 && asset.Building == building ? 0 : Geodesic.Metres(position, asset.Position)))
            .Where(found => found.Metres <= withinMetres).OrderBy(found => found.Metres).ThenBy(found => found.Row.Code, StringComparer.Ordinal).ToList();
        if (near.Count == 0)
        {
            return null;
        }

        var ties = near.TakeWhile(found => found.Metres <= near[0].Metres + TieMetres).ToList();
        return ties.Exists(found => found.Row.Code == current)
            ? null
            : new MeterProposal(meter.Code, current, near[0].Row.Code, near[0].Row.Name, near[0].Metres, [.. ties.Skip(1).Select(found => found.Row.Code)]);
    }

    /// <summary>The building with the asset's code, or else the one that its position is in; 0 for none.</summary>
    private static int BuildingOf(PlaceAtlas atlas, AssetRow asset) =>
        atlas.Of(PlaceKind.Building).FirstOrDefault(place => place.SiteId == asset.SiteId && place.Code == asset.Code)?.Id
            ?? InBuilding(atlas, Wgs84.Factory.CreatePoint(Position(asset)));

    private static int InBuilding(PlaceAtlas atlas, Geometry point) => atlas.Near(PlaceKind.Building, point.EnvelopeInternal)
        .Where(place => place.Shape.Intersects(point)).MinBy(place => place.Code, StringComparer.Ordinal)?.Id ?? 0;

    private static Coordinate Position(AssetRow asset) => new(asset.Longitude!.Value, asset.Latitude!.Value);

    private sealed record PlacedAsset(AssetRow Row, int Building)
    {
        public Coordinate Position { get; } = MeterPositions.Position(Row);
    }
}
