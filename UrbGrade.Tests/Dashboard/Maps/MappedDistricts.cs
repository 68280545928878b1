using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Gis;

namespace UrbGrade.Tests.Dashboard.Maps;

/// <summary>Two districts of ten and six shops side by side, and a third one of two beside the second.</summary>
public abstract class MappedDistricts : IAsyncLifetime
{
    private protected static readonly DateOnly February = new(2026, 2, 1);

    private protected const int FebruaryHours = 28 * 24;

    private protected GisWorld World { get; } = new();

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected IAreaMaps Maps => World.Platform.Get<IServiceScopeFactory>().CreateScope().ServiceProvider.GetRequiredService<IAreaMaps>();

    public async ValueTask InitializeAsync()
    {
        foreach (var tenant in new[] { "20", "30" })
        {
            await World.Platform.Get<ITenantDirectory>().Add(new TenantDraft(tenant, $"District {tenant}"), Cancellation);
            await World.Platform.Get<ISiteCatalogue>().Import(
                new SiteManifest(tenant, "S1", "Site", "Europe/Madrid", "simulated", [.. Shops("A", 0, 10), .. Shops("B", 1, 6), .. Shops("C", 2, 2)]), Cancellation);
            await World.Import(
                GisWorld.Collection(
                    GisWorld.Feature("A", GisWorld.Square(0, 0)), GisWorld.Feature("B", GisWorld.Square(1, 0)), GisWorld.Feature("C", GisWorld.Square(2, 0)),
                    GisWorld.Feature("D", GisWorld.Square(9, 0))),
                tenant: tenant);
            await Measure(tenant, tenant == "20" ? 100 : 9_999);
        }

        World.Platform.Session.BecomeTenantAdministrator(World.IdOf("20"));
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static IEnumerable<SiteAsset> Shops(string district, int column, int count) => Enumerable.Range(0, count).Select(i => new SiteAsset(
        $"{district}{i}", $"{district}{i}", $"Shop {district}{i}", "bakery", 50, 41.3905, 2.18005 + (column * 0.001) + (i * 0.00009), "", []));

    /// <summary>A month's figure of each shop of a district by its number; none for null.</summary>
    private protected Task Period(string district, KpiDefinitionRow kpi, Func<int, double?> value, KpiMedium medium = KpiMedium.All) => Write("20", database =>
    {
        foreach (var (asset, number) in Shops(database, district))
        {
            if (value(number) is { } known)
            {
                database.Add(new PeriodKpiRow
                {
                    TenantId = asset.TenantId, Resolution = KpiResolution.Month, PeriodStart = February, Scope = KpiScope.Asset, ScopeId = asset.Id, Medium = medium,
                    DefinitionId = kpi.Id, Value = known, ValidIntervals = FebruaryHours, ExpectedIntervals = FebruaryHours, Status = KpiStatus.Ok,
                });
            }
        }
    });

    private protected Task Facts(string shop, string name, double value) => Write("20", database => database.Add(new AssetTraitRow
    {
        TenantId = World.IdOf("20"), AssetId = database.Set<AssetRow>().Single(asset => asset.Code == shop).Id, Name = name, From = new DateOnly(2000, 1, 1), Value = value,
        Source = "test",
    }));

    /// <summary>A meter and a series of energy for each shop.</summary>
    private protected Task Carriers(string district, Func<int, string> medium) => Write("20", database =>
    {
        foreach (var (asset, number) in Shops(database, district))
        {
            var meter = new MeterRow { TenantId = asset.TenantId, AssetId = asset.Id, Source = $"{asset.Code}-{medium(number)}-{database.Set<MeterRow>().Count()}" };
            database.Add(meter);
            database.SaveChanges();
            database.Add(new SeriesRow { TenantId = asset.TenantId, MeterId = meter.Id, Quantity = "energy", Unit = "kW.h", Medium = medium(number), Kind = SeriesKind.Interval });
        }
    });

    /// <summary>Readings of the series of shops for all hours of the month, kWh, by number and hour.</summary>
    private protected async Task Hours(string district, Func<int, int, double> value)
    {
        var start = new DateTimeOffset(2026, 1, 31, 23, 0, 0, TimeSpan.Zero);
        await Write("20", database =>
        {
            foreach (var (asset, number) in Shops(database, district))
            {
                var series = database.Set<SeriesRow>().Single(s => database.Set<MeterRow>().Any(m => m.Id == s.MeterId && m.AssetId == asset.Id));
                database.AddRange(Enumerable.Range(0, FebruaryHours).Select(hour => new ReadingRow
                {
                    TenantId = asset.TenantId, SeriesId = series.Id, StartAt = start.AddHours(hour), EndAt = start.AddHours(hour + 1), Value = value(number, hour),
                }));
            }
        });
        World.Platform.Get<SeriesDirectory>().Forget(World.IdOf("20"));
    }

    private protected static List<(AssetRow Asset, int Number)> Shops(UrbGradeContext database, string district) =>
        [.. database.Set<AssetRow>().Where(asset => asset.Code.StartsWith(district)).ToList().Select(asset => (asset, int.Parse(asset.Code[1..], System.Globalization.CultureInfo.InvariantCulture)))];

    private protected Task Measure(string tenant, double first, DateOnly? month = null, int validHours = FebruaryHours, KpiDefinitionRow? kpi = null) => Write(tenant, database =>
    {
        foreach (var asset in database.Set<AssetRow>().ToList())
        {
            database.Add(new KpiRow
            {
                TenantId = World.IdOf(tenant), AssetId = asset.Id, DefinitionId = (kpi ?? KpiDefinitions.Energy).Id, Resolution = KpiResolution.Month, PeriodStart = month ?? February,
                Value = first + int.Parse(asset.Code[1..], System.Globalization.CultureInfo.InvariantCulture), ValidIntervals = validHours,
                ExpectedIntervals = FebruaryHours, ComputedAt = World.Platform.Clock.GetUtcNow(),
            });
        }
    });

    private protected Task Write(string tenant, Action<UrbGradeContext> change) => World.Platform.Queue.Commit(
        session =>
        {
            using var database = World.Platform.Contexts.Write(TenantScope.Of(World.IdOf(tenant)), session);
            change(database);
            database.SaveChanges();
            return true;
        },
        Cancellation);
}
