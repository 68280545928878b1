using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class AssetsViewTests
{
    private readonly FictionalAssetQueries queries =
        new(new FictionalDistrict(), new TestSession { CurrentTenantId = 2, IsPlatformAdministrator = false });

    [Fact]
    public async Task Without_a_month_the_month_of_the_newest_reading_is_shown()
    {
        var view = await Load(null);

        Assert.Equal(new DateOnly(2019, 12, 1), view.Month);
        Assert.Equal(view.Month, view.Latest);
    }

    [Theory]
    [InlineData("2019-12-31T23:15:00Z", "2020-01-01")]
    [InlineData("2019-12-31T23:00:00Z", "2019-12-01")]
    [InlineData(null, "2020-02-01")]
    public async Task Months_begin_at_midnight_of_the_site(string? lastReading, string month)
    {
        var last = lastReading is null ? (DateTimeOffset?)null : When.Instant(lastReading);

        var view = await AssetsView.Load(new OneShop(last), null, When.Instant("2020-01-31T23:30:00Z"), TestContext.Current.CancellationToken);

        Assert.Equal(When.Day(month), view.Month);
        Assert.Equal("Europe/Madrid", view.TimeZone);
    }

    [Theory]
    [InlineData(3, 2, "2020-01-01", false)]
    [InlineData(3, 1, "2019-12-01", true)]
    [InlineData(3, 0, "2019-12-01", true)]
    public async Task A_month_of_which_most_figures_stand_on_too_little_gives_way_to_the_last_whole_one(int shops, int trusted, string month, bool isTold)
    {
        var view = await AssetsView.Load(new BegunMonth(shops, trusted), null, When.Instant("2020-01-12T08:00:00Z"), TestContext.Current.CancellationToken);

        Assert.Equal(When.Day(month), view.Month);
        Assert.Equal(isTold, view.IsLastWhole);
        Assert.Equal(new DateOnly(2020, 1, 1), view.Latest);
    }

    [Fact]
    public async Task Shops_come_by_energy_and_those_with_too_few_readings_last()
    {
        var view = await Load(new DateOnly(2019, 12, 1));

        Assert.Equal(
            ["Baker's on the Corner", "Market Hall Stand 12", "The Blue Chair", "Harbour Books", "Needle & Thread"],
            view.Assets.Select(asset => asset.Name));
        Assert.Equal(1, view.InsufficientCount);
    }

    [Fact]
    public async Task Sums_leave_out_what_has_too_few_readings()
    {
        var view = await Load(new DateOnly(2019, 12, 1));
        var trusted = view.Assets.Where(asset => AssetsView.Find(asset, Quantity.EnergyKwh)!.Status is KpiStatus.Ok).ToList();

        var (energy, before) = view.Totals().First();

        Assert.Equal(4, trusted.Count);
        Assert.Equal(trusted.Sum(asset => AssetsView.Find(asset, Quantity.EnergyKwh)!.Value!.Value), energy.Value!.Value, 6);
        Assert.NotNull(before);
        Assert.Equal(trusted.Sum(asset => view.FindBefore(asset.AssetId, Quantity.EnergyKwh)!.Value!.Value), before.Value!.Value, 6);
    }

    [Theory]
    [InlineData("2019-12-31T08:00:00Z", true)]
    [InlineData("2020-01-01T08:00:00Z", false)]
    public async Task A_month_that_runs_is_not_compared_with_the_whole_one_a_year_before(string now, bool isRunning)
    {
        var view = await AssetsView.Load(queries, new DateOnly(2019, 12, 1), When.Instant(now), TestContext.Current.CancellationToken);

        Assert.Equal(isRunning, view.IsRunning);
        Assert.NotEmpty(view.Totals());
        Assert.All(view.Totals(), total => Assert.Equal(isRunning, total.Before is null));
    }

    [Fact]
    public async Task A_place_that_was_taken_away_does_not_hide_that_the_others_are_silent()
    {
        var view = await AssetsView.Load(new OneShop(When.Instant("2020-01-12T00:00:00Z")), null, When.Instant("2020-01-31T08:00:00Z"), TestContext.Current.CancellationToken);
        var (silent, gone) = (view.Assets[0], view.Assets[0] with { AssetId = 2, LastReadingAt = When.Instant("2020-01-30T00:00:00Z"), IsMeasured = false });

        Assert.Equal(silent.LastReadingAt, (view with { Assets = [silent, gone] }).Awaited?.At);
        Assert.Null((view with { Assets = [gone] }).Awaited);
        Assert.Equal(12, (view with { Assets = [silent, silent with { AssetId = 3, Waiting = 12 }] }).Awaited?.Waiting);
    }

    [Fact]
    public async Task A_month_without_readings_has_shops_but_no_figures()
    {
        var view = await Load(new DateOnly(2015, 1, 1));

        Assert.False(view.HasFigures);
        Assert.Equal(5, view.Assets.Count);
        Assert.Empty(view.Totals());
    }

    private Task<AssetsView> Load(DateOnly? month) =>
        AssetsView.Load(queries, month, When.Instant("2020-01-01T08:00:00Z"), TestContext.Current.CancellationToken);

    /// <summary>One shop without figures.</summary>
    private sealed class OneShop(DateTimeOffset? lastReadingAt) : IAssetQueries
    {
        public Task<IReadOnlyList<AssetSummary>> List(KpiPeriod period, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<AssetSummary>>(
        [
            new(1, "S1", "Shop", "shop", "Site", "Europe/Madrid", null, Medium.Power, null, null, null, lastReadingAt,
                [new(Quantity.EnergyKwh, default, default, 1, 1, 1, 0, "energy 1", KpiStatus.Ok)]),
        ]);

        public Task<AssetDetails?> Find(int assetId, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<KpiFigure>> ListFigures(
            int assetId, PeriodKind kind, DateOnly from, DateOnly to, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<string?> Origin(int? assetId, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyDictionary<int, MeterPlace>> MeterPlaces(CancellationToken cancellation) => throw new NotSupportedException();
    }

    /// <summary>Shops of which all figures of a month can be trusted, but few of the one that has begun.</summary>
    private sealed class BegunMonth(int shops, int trusted) : IAssetQueries
    {
        public Task<IReadOnlyList<AssetSummary>> List(KpiPeriod period, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<AssetSummary>>(
        [
            .. Enumerable.Range(1, shops).Select(shop => new AssetSummary(
                shop, $"S{shop}", $"Shop {shop}", "shop", "Site", "Europe/Madrid", null, Medium.Power, null, null, null, When.Instant("2020-01-12T00:00:00Z"),
                [new(Quantity.EnergyKwh, default, default, 1, 1, 1, 0, "energy 1", period.Start.Year == 2020 && shop > trusted ? KpiStatus.Insufficient : KpiStatus.Ok)])),
        ]);

        public Task<AssetDetails?> Find(int assetId, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<KpiFigure>> ListFigures(
            int assetId, PeriodKind kind, DateOnly from, DateOnly to, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<string?> Origin(int? assetId, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyDictionary<int, MeterPlace>> MeterPlaces(CancellationToken cancellation) => throw new NotSupportedException();
    }
}
