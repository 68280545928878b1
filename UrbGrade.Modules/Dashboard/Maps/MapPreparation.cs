using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>Makes what the maps of tenants are drawn from before anybody asks: places in memory, assets in cells, simplified shapes, and what the first map compiles.</summary>
internal sealed partial class MapPreparation(IUrbGradeContexts contexts, TenantMaps maps, AreaFigures figures, ILogger<MapPreparation> logger)
{
    /// <summary>Places of all tenants that are kept, at a few kilobytes each; the maps of the others are made when they are asked for.</summary>
    private const int MostPlaces = 20_000;

    /// <summary>What a page asks for before it knows where the areas are.</summary>
    private const int FirstZoom = 12;

    /// <summary>Pixels, from a telephone to a large screen.</summary>
    private const int Narrow = 300, Wide = 1_200;

    private long? prepared;
    private long seen;

    /// <summary>Prepares the maps where they are not, as soon as nothing has changed since the look before: a change seldom comes alone.</summary>
    /// <returns>Tenants whose maps were prepared.</returns>
    public async Task<int> Look(CancellationToken cancellation)
    {
        var version = maps.Version;
        var rests = prepared is null || version == seen;
        seen = version;
        if (!rests || version == prepared)
        {
            return 0;
        }

        // What fails is not tried again before something changes: whoever asks makes it.
        prepared = version;
        return await Prepare(cancellation);
    }

    /// <summary>One tenant after the other, as people wait for the other processor.</summary>
    private async Task<int> Prepare(CancellationToken cancellation)
    {
        var (tenants, left) = (0, MostPlaces);
        foreach (var (tenantId, places) in await Tenants(cancellation))
        {
            if (places > left)
            {
                continue;
            }

            left -= places;
            try
            {
                await Prepare(tenantId, cancellation);
                tenants++;
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                LogFailed(tenantId, failure);
            }
        }

        return tenants;
    }

    private async Task<List<(int Id, int Places)>> Tenants(CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        var counts = await database.Set<PlaceShapeRow>().Where(p => p.ValidTo == null).GroupBy(p => p.TenantId)
            .Select(tenant => new { Id = tenant.Key, Places = tenant.Count() }).OrderBy(tenant => tenant.Id).ToListAsync(cancellation);
        return [.. counts.Select(tenant => (tenant.Id, tenant.Places))];
    }

    private async Task Prepare(int tenantId, CancellationToken cancellation)
    {
        var map = await maps.Get(tenantId, cancellation);
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var latest = await MonthOfCells.Latest(database, DateOnly.MaxValue, cancellation);
        foreach (var kind in TenantMap.Levels.Where(kind => map.Atlas.Of(kind).Count > 0))
        {
            Draw(map.Atlas, kind, cancellation);
            if (latest is { } month)
            {
                await figures.WriteGeoJson(database, new AreaMapRequest(kind, month), FirstZoom, cancellation);
            }
        }
    }

    private static void Draw(PlaceAtlas atlas, PlaceKind kind, CancellationToken cancellation)
    {
        var places = atlas.Of(kind);
        var box = new Envelope();
        foreach (var place in places)
        {
            box.ExpandToInclude(place.Shape.EnvelopeInternal);
        }

        var zooms = Zooms(box);
        foreach (var place in places)
        {
            cancellation.ThrowIfCancellationRequested();
            atlas.Drawn.InsideOf(place);
            foreach (var zoom in zooms)
            {
                atlas.Drawn.Simplified(place, zoom);
            }
        }
    }

    /// <summary>The zooms that a page may begin with: the one that it asks for first, and those by which a box fills its map.</summary>
    private static List<int> Zooms(Envelope box)
    {
        var side = Math.Max(box.Width, box.Height / Math.Cos(box.Centre.Y * Math.PI / 180));
        int Filling(int pixels) => (int)Math.Clamp(Math.Floor(Math.Log2(pixels * 360 / (256 * side))), 0, 22);
        return [.. Enumerable.Range(Filling(Narrow), Filling(Wide) - Filling(Narrow) + 1).Append(FirstZoom).Distinct()];
    }

    [LoggerMessage(EventId = 2832, Level = LogLevel.Warning, Message = "The maps of tenant {TenantId} could not be prepared; they are made when somebody asks for them")]
    private partial void LogFailed(int tenantId, Exception failure);
}
