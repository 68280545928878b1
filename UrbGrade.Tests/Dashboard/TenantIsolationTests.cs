using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard;

public class TenantIsolationTests : IAsyncLifetime
{
    private static readonly KpiPeriod Day = new(PeriodKind.Day, When.Day("2019-07-01"));
    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2019-07-01"));
        await world.Eibar.QuantifyAndCompute(2, DashboardWorld.Day("2019-07-01", meter: "900"));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Every_query_answers_for_the_sessions_own_rows()
    {
        Assert.Equal(world.Shop, Assert.Single(await world.Get<IAssetQueries>().List(Day, Cancellation)).AssetId);
        Assert.NotNull(await world.Get<IAssetQueries>().Find(world.Shop, Cancellation));
        Assert.NotNull(await Chart(world.Shop));
        Assert.NotNull(await world.Get<IExplainQueries>().Explain(world.Shop, Quantity.EnergyKwh, Day, Cancellation));
        Assert.Single(await world.Get<IUploadQueries>().ListSites(7, Cancellation));
        Assert.NotNull(await world.Get<IUploadQueries>().FindBatch(1, Cancellation));
    }

    [Fact]
    public async Task Where_data_comes_from_is_told_of_the_sessions_own_places()
    {
        await DashboardWorld.SetOrigin(world.Eibar, "simulated");
        Assert.Null(await world.Get<IAssetQueries>().Origin(null, Cancellation));

        await DashboardWorld.SetOrigin(world.Barcelona, "replayed");
        Assert.Equal("replayed", await world.Get<IAssetQueries>().Origin(null, Cancellation));
        Assert.Equal("replayed", await world.Get<IAssetQueries>().Origin(world.Shop, Cancellation));
        Assert.Null(await world.Get<IAssetQueries>().Origin(world.Cabinet, Cancellation));
    }

    [Fact]
    public async Task Meters_are_told_with_the_places_and_carriers_of_the_sessions_own()
    {
        var meter = Assert.Single(await world.Get<IAssetQueries>().MeterPlaces(Cancellation));

        Assert.Equal(world.Barcelona.Rows<MeterRow>().Single().Id, meter.Key);
        Assert.Equal(world.Barcelona.Rows<AssetRow>().Single(asset => asset.Id == world.Shop).Name, meter.Value.Place);
        Assert.Contains("power", meter.Value.Carriers);
    }

    [Fact]
    public async Task Ids_of_another_tenant_are_answered_as_if_there_were_none()
    {
        var site = world.Eibar.Rows<SiteRow>().Single().Id;
        Assert.Null(await world.Get<IAssetQueries>().Find(world.Cabinet, Cancellation));
        Assert.Empty(await world.Get<IAssetQueries>().ListFigures(world.Cabinet, PeriodKind.Day, Day.Start, Day.Start.AddDays(1), Cancellation));
        Assert.Null(await Chart(world.Cabinet));
        Assert.Null(await world.Get<IExplainQueries>().Explain(world.Cabinet, Quantity.EnergyKwh, Day, Cancellation));
        var uploads = world.Get<IUploadQueries>();
        Assert.Null(await uploads.FindSite(site, Day.Start, Day.Start.AddDays(1), Cancellation));
        Assert.Empty(await uploads.ListBatches(site, Day.Start, Cancellation));
        Assert.Null(await uploads.FindBatch(2, Cancellation));
        Assert.Null(await uploads.ReadRawBody(2, Cancellation));
        Assert.Empty(await uploads.ListRejections(2, 0, 10, Cancellation));
    }

    [Fact]
    public async Task Without_a_tenant_nothing_is_answered()
    {
        world.Platform.Session.BecomeNobody();
        Assert.Empty(await world.Get<IAssetQueries>().List(Day, Cancellation));
        Assert.Null(await Chart(world.Shop));
        Assert.Null(await world.Get<IExplainQueries>().Explain(world.Shop, Quantity.EnergyKwh, Day, Cancellation));
        Assert.Empty(await world.Get<IUploadQueries>().ListSites(7, Cancellation));
        Assert.Null(await world.Get<IUploadQueries>().FindBatch(1, Cancellation));
        Assert.Null(await world.Get<IUploadQueries>().ReadRawBody(1, Cancellation));
        Assert.Null(await world.Get<IAssetQueries>().Find(world.Shop, Cancellation));
        Assert.Empty(await world.Get<IAssetQueries>().ListFigures(world.Shop, PeriodKind.Day, Day.Start, Day.Start.AddDays(1), Cancellation));
        var site = world.Barcelona.Rows<SiteRow>().Single().Id;
        Assert.Null(await world.Get<IUploadQueries>().FindSite(site, Day.Start, Day.Start.AddDays(1), Cancellation));
        Assert.Empty(await world.Get<IUploadQueries>().ListBatches(site, Day.Start, Cancellation));
        Assert.Empty(await world.Get<IUploadQueries>().ListRejections(1, 0, 10, Cancellation));
    }

    [Fact]
    public async Task An_administrator_of_the_platform_sees_no_tenants_readings()
    {
        world.Platform.Session.BecomeNobody();
        world.Platform.Session.IsPlatformAdministrator = true;
        Assert.Empty(await world.Get<IAssetQueries>().List(Day, Cancellation));
        Assert.Null(await Chart(world.Shop));
        Assert.Empty(await world.Get<IUploadQueries>().ListSites(7, Cancellation));
        Assert.Null(await world.Get<IUploadQueries>().ReadRawBody(1, Cancellation));
    }

    [Fact]
    public async Task Only_public_districts_are_shown_to_everybody()
    {
        world.Platform.Session.BecomeNobody();
        var districts = world.Get<IDistrictQueries>();
        Assert.Equal("20", Assert.Single(await districts.ListPublic(Cancellation)).Code);
        Assert.NotNull(await districts.Find("20", Cancellation));
        Assert.Null(await districts.Find("30", Cancellation));
    }

    private Task<SeriesChart?> Chart(int assetId) => world.Get<ISeriesQueries>().Read(
        new SeriesRequest(assetId, Quantity.EnergyKwh, Day.Start, Day.Start.AddDays(1), Resolution.Hour), Cancellation);
}
