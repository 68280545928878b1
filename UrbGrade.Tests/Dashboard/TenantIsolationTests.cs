using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard;

public sealed class TenantIsolationTests : IAsyncLifetime
{
    private static readonly KpiPeriod Day = new(PeriodKind.Day, When.Day("2019-07-01"));
    private DashboardWorld _world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await DashboardWorld.Create();
        await _world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2019-07-01"));
        await _world.Eibar.QuantifyAndCompute(2, DashboardWorld.Day("2019-07-01", meter: "900"));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Every_query_answers_for_the_sessions_own_rows()
    {
        Assert.Equal(_world.Shop, Assert.Single(await _world.Get<IAssetQueries>().List(Day, Cancellation)).AssetId);
        Assert.NotNull(await _world.Get<IAssetQueries>().Find(_world.Shop, Cancellation));
        Assert.NotNull(await Chart(_world.Shop));
        Assert.NotNull(await _world.Get<IExplainQueries>().Explain(_world.Shop, Quantity.EnergyKwh, Day, Cancellation));
        Assert.Single(await _world.Get<IUploadQueries>().ListSites(7, Cancellation));
        Assert.NotNull(await _world.Get<IUploadQueries>().FindBatch(1, Cancellation));
    }

    [Fact]
    public async Task Ids_of_another_tenant_are_answered_as_if_there_were_none()
    {
        var site = _world.Eibar.Rows<SiteRow>().Single().Id;
        Assert.Null(await _world.Get<IAssetQueries>().Find(_world.Cabinet, Cancellation));
        Assert.Empty(await _world.Get<IAssetQueries>().ListFigures(_world.Cabinet, PeriodKind.Day, Day.Start, Day.Start.AddDays(1), Cancellation));
        Assert.Null(await Chart(_world.Cabinet));
        Assert.Null(await _world.Get<IExplainQueries>().Explain(_world.Cabinet, Quantity.EnergyKwh, Day, Cancellation));
        var uploads = _world.Get<IUploadQueries>();
        Assert.Null(await uploads.FindSite(site, Day.Start, Day.Start.AddDays(1), Cancellation));
        Assert.Empty(await uploads.ListBatches(site, Day.Start, Cancellation));
        Assert.Null(await uploads.FindBatch(2, Cancellation));
        Assert.Null(await uploads.ReadRawBody(2, Cancellation));
        Assert.Empty(await uploads.ListRejections(2, 0, 10, Cancellation));
    }

    [Fact]
    public async Task Without_a_tenant_nothing_is_answered()
    {
        _world.Platform.Session.BecomeNobody();
        Assert.Empty(await _world.Get<IAssetQueries>().List(Day, Cancellation));
        Assert.Null(await Chart(_world.Shop));
        Assert.Null(await _world.Get<IExplainQueries>().Explain(_world.Shop, Quantity.EnergyKwh, Day, Cancellation));
        Assert.Empty(await _world.Get<IUploadQueries>().ListSites(7, Cancellation));
        Assert.Null(await _world.Get<IUploadQueries>().FindBatch(1, Cancellation));
        Assert.Null(await _world.Get<IUploadQueries>().ReadRawBody(1, Cancellation));
        Assert.Null(await _world.Get<IAssetQueries>().Find(_world.Shop, Cancellation));
        Assert.Empty(await _world.Get<IAssetQueries>().ListFigures(_world.Shop, PeriodKind.Day, Day.Start, Day.Start.AddDays(1), Cancellation));
        var site = _world.Barcelona.Rows<SiteRow>().Single().Id;
        Assert.Null(await _world.Get<IUploadQueries>().FindSite(site, Day.Start, Day.Start.AddDays(1), Cancellation));
        Assert.Empty(await _world.Get<IUploadQueries>().ListBatches(site, Day.Start, Cancellation));
        Assert.Empty(await _world.Get<IUploadQueries>().ListRejections(1, 0, 10, Cancellation));
    }

    [Fact]
    public async Task An_administrator_of_the_platform_sees_no_tenants_readings()
    {
        _world.Platform.Session.BecomeNobody();
        _world.Platform.Session.IsPlatformAdministrator = true;
        Assert.Empty(await _world.Get<IAssetQueries>().List(Day, Cancellation));
        Assert.Null(await Chart(_world.Shop));
        Assert.Empty(await _world.Get<IUploadQueries>().ListSites(7, Cancellation));
        Assert.Null(await _world.Get<IUploadQueries>().ReadRawBody(1, Cancellation));
    }

    [Fact]
    public async Task Only_public_districts_are_shown_to_everybody()
    {
        _world.Platform.Session.BecomeNobody();
        var districts = _world.Get<IDistrictQueries>();
        Assert.Equal("20", Assert.Single(await districts.ListPublic(Cancellation)).Code);
        Assert.NotNull(await districts.Find("20", Cancellation));
        Assert.Null(await districts.Find("30", Cancellation));
    }

    private Task<SeriesChart?> Chart(int assetId) => _world.Get<ISeriesQueries>().Read(
        new SeriesRequest(assetId, Quantity.EnergyKwh, Day.Start, Day.Start.AddDays(1), Resolution.Hour), Cancellation);
}
