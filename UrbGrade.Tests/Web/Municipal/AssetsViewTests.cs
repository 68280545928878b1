using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class AssetsViewTests
{
    private readonly FictionalAssetQueries _queries =
        new(new FictionalDistrict(), new TestSession { CurrentTenantId = 2, IsPlatformAdministrator = false });

    [Fact]
    public async Task Without_a_month_the_month_of_the_newest_reading_is_shown()
    {
        var view = await Load(null);

        Assert.Equal(new DateOnly(2019, 12, 1), view.Month);
        Assert.Equal(view.Month, view.Latest);
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

    [Fact]
    public async Task A_month_without_readings_has_shops_but_no_figures()
    {
        var view = await Load(new DateOnly(2015, 1, 1));

        Assert.False(view.HasFigures);
        Assert.Equal(5, view.Assets.Count);
        Assert.Empty(view.Totals());
    }

    private Task<AssetsView> Load(DateOnly? month) =>
        AssetsView.Load(_queries, month, new DateOnly(2019, 12, 31), TestContext.Current.CancellationToken);
}
