using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Administration;

public class SiteImportTests : IAsyncLifetime
{
    private readonly TestPlatform platform = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ISiteCatalogue Sites => platform.Get<ISiteCatalogue>();

    public async ValueTask InitializeAsync() =>
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), Cancellation);

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task A_manifest_registers_site_assets_and_meters_once()
    {
        var first = await Sites.Import(Manifest(Shop("ES01", "477"), Shop("ES02", "478")), Cancellation);
        Assert.Equal((AdministrationOutcome.Done, 2, 0), (first.Result.Outcome, first.AddedAssets, first.ChangedAssets));
        var audited = await Lines();
        var again = await Sites.Import(Manifest(Shop("ES01", "477"), Shop("ES02", "478")), Cancellation);
        Assert.Equal((AdministrationOutcome.Done, 0, 0), (again.Result.Outcome, again.AddedAssets, again.ChangedAssets));
        Assert.Equal(audited, await Lines());
        Assert.Equal([("477", "ES01"), ("478", "ES02")], (await Sites.Meters(Cancellation)).Select(m => (m.Source, m.AssetCode)));
        Assert.True(platform.Get<ITenantRegistry>().KnowsMeter(platform.Get<ITenantRegistry>().FindByCode("20")!.Id, "478"));
    }

    [Fact]
    public async Task The_further_meters_of_an_asset_belong_to_it()
    {
        var house = Shop("571313100000000001", "571313100000000001") with { Meters = [new SiteMeter("64123001", "heat"), new SiteMeter("71000001", "water")] };
        await Sites.Import(Manifest(house), Cancellation);
        var again = await Sites.Import(Manifest(house), Cancellation);

        Assert.Equal((0, 0), (again.AddedAssets, again.ChangedAssets));
        Assert.Equal(["571313100000000001", "64123001", "71000001"], (await Sites.Meters(Cancellation)).Select(m => m.Source).Order(StringComparer.Ordinal));
        Assert.All(await Sites.Meters(Cancellation), meter => Assert.Equal("571313100000000001", meter.AssetCode));
    }

    [Fact]
    public async Task A_changed_description_is_taken_over()
    {
        await Sites.Import(Manifest(Shop("ES01", "477")), Cancellation);
        var changed = await Sites.Import(Manifest(Shop("ES01", "477") with { Name = "Forn nou", FloorAreaSquareMetres = 81 }), Cancellation);
        Assert.Equal(1, changed.ChangedAssets);
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        var asset = await database.Set<AssetRow>().SingleAsync(Cancellation);
        Assert.Equal(("Forn nou", 81, "floorAreaSquareMetres"), (asset.Name, asset.FloorAreaSquareMetres, asset.Assumed));
    }

    [Fact]
    public async Task An_asset_known_by_its_meter_alone_becomes_the_described_one_and_keeps_its_figures()
    {
        await Sites.AddMeter("20", "477", Cancellation);
        await using var before = platform.Contexts.Read(TenantScope.Platform);
        var id = (await before.Set<AssetRow>().SingleAsync(Cancellation)).Id;
        await Sites.Import(Manifest(Shop("ES01", "477")), Cancellation);
        await using var after = platform.Contexts.Read(TenantScope.Platform);
        var asset = await after.Set<AssetRow>().SingleAsync(Cancellation);
        Assert.Equal((id, "ES01"), (asset.Id, asset.Code));
        Assert.Equal("BCN-01", (await after.Set<SiteRow>().SingleAsync(s => s.Id == asset.SiteId, Cancellation)).Code);
    }

    [Fact]
    public async Task Where_an_asset_was_is_kept_with_the_instant_until_which_it_was_there()
    {
        await Sites.AddMeter("20", "477", Cancellation);
        var told = platform.Clock.GetUtcNow();
        await Sites.Import(Manifest(Shop("ES01", "477"), Shop("ES02", "478")), Cancellation);
        platform.Clock.Advance(TimeSpan.FromDays(1));
        var moved = platform.Clock.GetUtcNow();
        await Sites.Import(Manifest(Shop("ES01", "477"), Shop("ES02", "478") with { Longitude = 2.18 }), Cancellation);
        await Sites.Import(Manifest(Shop("ES01", "477") with { Name = "Forn nou" }, Shop("ES02", "478") with { Longitude = 2.19 }), Cancellation);

        await using var database = platform.Contexts.Read(TenantScope.Platform);
        var codes = await database.Set<AssetRow>().ToDictionaryAsync(asset => asset.Id, asset => asset.Code, Cancellation);
        var former = await database.Set<FormerPositionRow>().OrderBy(position => position.Until).ToListAsync(Cancellation);
        Assert.Equal(
            [("ES01", told.ToUnixTimeMilliseconds(), null, null), ("ES02", moved.ToUnixTimeMilliseconds(), 41.38, 2.17)],
            former.Select(position => (codes[position.AssetId], position.Until.ToUnixTimeMilliseconds(), position.Latitude, position.Longitude)));
    }

    [Fact]
    public async Task Facts_and_streets_go_to_the_sites_own_asset_where_two_sites_share_a_code()
    {
        await Sites.Import(Manifest(Shop("ES01", "477")), Cancellation);
        var other = Manifest(Shop("ES01", "478") with { Facts = new Dictionary<string, double> { ["occupants"] = 3 }, Street = "Carrer Gran" }) with { SiteCode = "BCN-02" };
        var import = await Sites.Import(other, Cancellation);
        Assert.Equal((AdministrationOutcome.Done, null), (import.Result.Outcome, import.Result.Detail));

        await using var database = platform.Contexts.Read(TenantScope.Platform);
        var asset = await database.Set<MeterRow>().Where(m => m.Source == "478").Select(m => m.AssetId).SingleAsync(Cancellation);
        var fact = await database.Set<AssetTraitRow>().SingleAsync(Cancellation);
        Assert.Equal((asset, 3), (fact.AssetId, fact.Value));
        Assert.Equal(asset, (await database.Set<PlaceAssetRow>().SingleAsync(Cancellation)).AssetId);

        var facts = platform.Get<IAssetTraits>();
        var unclear = await facts.Set("20", null, "ES01", "occupants", When.Day("2026-01-01"), 4, "survey", Cancellation);
        Assert.Equal("Several sites have an asset with the code 'ES01'; name the site, too.", unclear.Detail);
        Assert.Equal(AdministrationOutcome.Done, (await facts.Set("20", "BCN-01", "ES01", "occupants", When.Day("2026-01-01"), 4, "survey", Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotFound, (await facts.Set("20", "BCN-03", "ES01", "occupants", When.Day("2026-01-01"), 4, "survey", Cancellation)).Outcome);
    }

    [Fact]
    public async Task A_manifest_that_breaks_a_rule_changes_nothing()
    {
        foreach (var (manifest, told) in new[]
        {
            (Manifest(Shop("ES01", "477"), Shop("ES01", "478")), "twice"),
            (Manifest(Shop("ES01", "477") with { FloorAreaSquareMetres = 0 }), "floor area"),
            (Manifest(Shop("ES01", "477") with { Meters = [new SiteMeter("477", "heat")] }), "twice"),
            (Manifest(Shop("ES01", "477") with { Meters = [new SiteMeter("479", "steam")] }), "heat"),
            (Manifest(Shop("ES01", "477") with { Latitude = 141 }), "degrees"),
            (Manifest(Shop("ES01", "477") with { Opening = "Mon-Fri 9 to 5" }), "opening hours"),
            (Manifest(Shop("ES01", "477")) with { TimeZone = "Europe/Nowhere" }, "IANA"),
        })
        {
            var refused = await Sites.Import(manifest, Cancellation);
            Assert.Equal(AdministrationOutcome.Invalid, refused.Result.Outcome);
            Assert.Contains(told, refused.Result.Detail, StringComparison.Ordinal);
        }

        Assert.Empty(await Sites.Meters(Cancellation));
        Assert.Equal(AdministrationOutcome.NotFound, (await Sites.Import(Manifest() with { TenantCode = "99" }, Cancellation)).Result.Outcome);
    }

    [Fact]
    public async Task Another_tenants_administrator_cannot_import()
    {
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation);
        platform.Session.BecomeTenantAdministrator(platform.Get<ITenantRegistry>().FindByCode("30")!.Id);
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Sites.Import(Manifest(Shop("ES01", "477")), Cancellation)).Result.Outcome);
        Assert.Empty(await Sites.Meters(Cancellation));
    }

    private static SiteManifest Manifest(params SiteAsset[] assets) =>
        new("20", "BCN-01", "Shops", "Europe/Madrid", "simulated", assets);

    private static SiteAsset Shop(string id, string source) => new(
        id, source, "Forn", "bakery", 62, 41.38, 2.17, "Mon-Sat 07-20", ["floorAreaSquareMetres"]);

    private async Task<long> Lines() => (await platform.Get<IAuditTrail>().Verify(null, Cancellation)).Lines;
}
