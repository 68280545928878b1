using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Database.Sqlite;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Registry;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard;
using UrbGrade.Modules.Dashboard.Maps;
using UrbGrade.Modules.Gis.Store;
using UrbGrade.Modules.Prediction.Domain.Calendar;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Benchmarks.Maps;

/// <summary>A tenant on SQLite with many districts, and five assets in each with a year's months of energy.</summary>
internal sealed class ManyAreas : IAsyncDisposable
{
    public const int AssetsOfEach = 5;

    private const int Corners = 40;

    private static readonly DateOnly January = new(2026, 1, 1);

    private readonly SqliteDatabase database;

    private readonly ServiceProvider services;

    private ManyAreas(SqliteDatabase database)
    {
        this.database = database;
        var contexts = database.Contexts(DesignTimeTables.All);
        services = new ServiceCollection().AddLogging()
            .AddSingleton(TimeProvider.System).AddSingleton<IPlatformDatabase>(database).AddSingleton(contexts)
            .AddSingleton<ICommitQueue, CommitQueue>().AddSingleton<ChangeWatch>().AddSingleton<PlaceAtlases>().AddSingleton<TenantMaps>()
            .AddSingleton(Options.Create(new DashboardOptions())).AddSingleton<ITenantSession, OfTenant>().AddSingleton<SessionContexts>()
            .AddSingleton<ITenantRegistry, TenantRegistry>().AddSingleton<IRestDays, RestDays>().AddSingleton<SeriesDirectory>().AddSingleton<EmissionFactors>().AddSingleton<PeriodComputation>()
            .AddSingleton<AskedFigures>().AddSingleton<AreaFigures>().AddSingleton<MapPreparation>().AddSingleton<IAreaMaps, AreaMapQueries>().BuildServiceProvider();
    }

    public static async Task<ManyAreas> MakeAsync(string folder, int areas, CancellationToken cancellation)
    {
        var made = new ManyAreas(new SqliteDatabase(Path.Combine(folder, "urbgrade.db")));
        var contexts = made.services.GetRequiredService<IUrbGradeContexts>();
        made.database.Prepare(contexts, TimeProvider.System);
        await made.services.GetRequiredService<ICommitQueue>().Commit(
            session =>
            {
                using var context = contexts.Write(TenantScope.Platform, session);
                Fill(context, areas);
                AddFigures(session, made.database.BulkWriter, areas * AssetsOfEach);
                return true;
            },
            cancellation);
        return made;
    }

    /// <summary>The same tenant, of which nothing is in memory yet.</summary>
    public ManyAreas Restarted() => new(database);

    /// <summary>What the platform does in the background once it is up.</summary>
    public Task PrepareAsync(CancellationToken cancellation) => services.GetRequiredService<MapPreparation>().Look(cancellation);

    public IAreaMaps Maps => services.GetRequiredService<IAreaMaps>();

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static void Fill(UrbGradeContext database, int areas)
    {
        var tenant = new TenantRow { Code = "20", Name = "Benchmark", Country = "ES", TimeZone = "Europe/Madrid", Currency = "EUR" };
        database.Add(tenant);
        database.SaveChanges();
        var site = new SiteRow { TenantId = tenant.Id, Code = "S1", Name = "Benchmark" };
        database.Add(site);
        database.SaveChanges();
        var wide = (int)Math.Ceiling(Math.Sqrt(areas));
        for (var i = 0; i < areas; i++)
        {
            Place(database, site, i, 2.0 + (i % wide * 0.002), 41.3 + (i / wide * 0.002));
        }

        database.SaveChanges();
        foreach (var asset in database.Set<AssetRow>().Local.ToList())
        {
            for (var month = January; month.Year == January.Year; month = month.AddMonths(1))
            {
                database.Add(new KpiRow
                {
                    TenantId = tenant.Id, AssetId = asset.Id, DefinitionId = KpiDefinitions.Energy.Id, Resolution = KpiResolution.Month, PeriodStart = month,
                    Value = 100 + (asset.Id % 397), ExpectedIntervals = 720, ValidIntervals = 715, ComputedAt = TimeProvider.System.GetUtcNow(),
                });
            }
        }

        database.SaveChanges();
    }

    /// <summary>Every figure of the map's month of each asset, as they lie beside the one that is asked for.</summary>
    private static void AddFigures(IWriteSession session, IBulkWriter bulk, int assets)
    {
        PeriodKpiEntry[] kpis =
        [
            .. from asset in Enumerable.Range(1, assets)
               from kpi in GroupRule.Kpis
               select new PeriodKpiEntry(
                   1, KpiResolution.Month, January.AddMonths(2).DayNumber, KpiScope.Asset, asset, KpiMedium.All, kpi, 1 + (asset % 97), 743, 743, 0, KpiStatus.Ok, 0, 0),
        ];
        bulk.Upsert<PeriodKpiEntry>(session, PeriodKpiEntry.Table, kpis);
    }

    /// <summary>An area with a winding border around a middle, and its assets.</summary>
    private static void Place(UrbGradeContext database, SiteRow site, int number, double longitude, double latitude)
    {
        var ring = Enumerable.Range(0, Corners).Select(corner => (Angle: corner * 2 * Math.PI / Corners, Reach: 0.0008 + (0.0002 * Math.Sin(corner * 5))))
            .Select(corner => new Coordinate(longitude + (corner.Reach * Math.Cos(corner.Angle)), latitude + (corner.Reach * Math.Sin(corner.Angle)))).ToList();
        var shape = Wgs84.Factory.CreatePolygon([.. ring, ring[0]]);
        var box = shape.EnvelopeInternal;
        var code = FormattableString.Invariant($"D{number:0000}");
        database.Add(new PlaceShapeRow
        {
            TenantId = site.TenantId, SiteId = site.Id, Kind = PlaceKind.District, Code = code, Name = code, Shape = new WKBWriter().Write(shape), West = box.MinX, South = box.MinY,
            East = box.MaxX, North = box.MaxY, ValidFrom = DateTimeOffset.UnixEpoch, Source = "benchmark",
        });
        for (var asset = 0; asset < AssetsOfEach; asset++)
        {
            database.Add(new AssetRow
            {
                TenantId = site.TenantId, SiteId = site.Id, Code = $"{code}-{asset}", Name = code, Kind = "house", FloorAreaSquareMetres = 100,
                Latitude = latitude + (0.00005 * asset), Longitude = longitude,
            });
        }
    }

    private sealed class OfTenant : ITenantSession
    {
        public int? CurrentTenantId => 1;

        public bool IsPlatformAdministrator => false;

        public bool IsTenantAdministrator => false;

        public bool IsOperator => false;

        public string? AccountName => null;
    }
}
