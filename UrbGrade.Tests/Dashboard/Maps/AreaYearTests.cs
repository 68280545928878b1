using System.Text.Json;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Tests.Dashboard.Maps;

/// <summary>Figures of areas in 2026, of which January and February are over.</summary>
public class AreaYearTests : MappedDistricts
{
    private static readonly DateOnly January = new(2026, 1, 1);

    private static AreaMapRequest Year => new(PlaceKind.District, February, Measure: AreaMeasure.Total, Length: PeriodLength.Year);

    [Fact]
    public async Task A_year_is_what_its_whole_months_add_up_to()
    {
        await Measure("20", 10, January);
        await Measure("20", 50, new DateOnly(2026, 3, 1), validHours: 100);
        var area = (await Maps.Read(Year, Cancellation))!.Areas[0];

        Assert.Equal(("A", 1190.0, 10, 2 * 10 * FebruaryHours, KpiStatus.Ok), (area.Code, area.Value, area.Reporting, area.ValidReadings, area.Status));
        Assert.Equal(14.5 + 104.5, (await Maps.Read(Year with { Measure = AreaMeasure.PerAsset }, Cancellation))!.Areas[0].Value);
        Assert.Equal(145 + 1045, (await Maps.Sum(Year, [(2.179, 41.389), (2.181, 41.389), (2.181, 41.392), (2.179, 41.392)], Cancellation))!.Value);
    }

    [Fact]
    public async Task A_month_that_is_over_at_the_tenant_counts_though_it_is_not_over_by_UTC()
    {
        await Measure("20", 10, January);
        await Measure("20", 50, new DateOnly(2026, 3, 1));
        World.Platform.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 31, 22, 30, 0, TimeSpan.Zero));

        Assert.Equal(145 + 1045 + 545, (await Maps.Read(Year, Cancellation))!.Areas[0].Value);
    }

    [Fact]
    public async Task A_year_of_which_a_month_is_missing_is_not_trusted()
    {
        var areas = (await Maps.Read(Year, Cancellation))!.Areas;

        Assert.Equal((1045.0, KpiStatus.Insufficient, (int?)null), (areas[0].Value, areas[0].Status, areas[0].Class));
        Assert.Equal("none", areas[3].StatusName);
    }

    [Fact]
    public async Task A_month_that_few_have_is_not_what_is_left_of_a_year_less_the_others()
    {
        await Measure("20", 10, January);
        await Write("20", database => database.RemoveRange(InJanuary(database, "A").Skip(3).ToList()));
        var areas = (await Maps.Read(Year, Cancellation))!.Areas;

        Assert.Equal((null, "withheld", 0), (areas[0].Value, areas[0].StatusName, areas[0].Reporting));
        Assert.Equal("ok", areas[1].StatusName);
    }

    [Fact]
    public async Task A_figure_that_does_not_add_up_has_no_year()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Maps.Read(Year with { Figure = "intensity" }, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Maps.Read(Year with { Figure = "peak.power" }, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Maps.Read(Year with { Length = PeriodLength.Week }, Cancellation));
    }

    [Fact]
    public async Task What_is_downloaded_tells_its_year()
    {
        using var document = JsonDocument.Parse((await Maps.WriteGeoJson(Year, 16, Cancellation))!);

        Assert.Equal("2026", document.RootElement.GetProperty("year").GetString());
        Assert.False(document.RootElement.TryGetProperty("month", out _));
    }

    private static List<KpiRow> InJanuary(UrbGradeContext database, string district)
    {
        var shops = Shops(database, district).Select(shop => shop.Asset.Id).ToList();
        return [.. database.Set<KpiRow>().Where(kpi => kpi.PeriodStart == January && shops.Contains(kpi.AssetId)).OrderBy(kpi => kpi.AssetId)];
    }
}
