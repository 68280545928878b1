using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Tests.Gis;

namespace UrbGrade.Tests.Dashboard.Maps;

/// <summary>What is told of a month that is over, after a position was corrected or a border drawn anew.</summary>
public class AreaHistoryTests : MappedDistricts
{
    private static readonly AreaMapRequest OfFebruary = new(PlaceKind.District, February);

    private static readonly (double Longitude, double Latitude)[] AroundA = [(2.18, 41.39), (2.181, 41.39), (2.181, 41.391), (2.18, 41.391)];

    [Fact]
    public async Task A_position_that_is_corrected_does_not_redraw_the_map_of_a_month_that_is_over()
    {
        var told = await Told(OfFebruary);
        var file = await Maps.WriteGeoJson(OfFebruary, 16, Cancellation);
        var drawn = await Maps.Sum(OfFebruary, AroundA, Cancellation);
        await MoveTheLastOfAToB();

        // A as it was less A with nine would be what the tenth used.
        Assert.Equal(told, await Told(OfFebruary));
        Assert.Equal(file, await Maps.WriteGeoJson(OfFebruary, 16, Cancellation));
        Assert.Equal(drawn, await Maps.Sum(OfFebruary, AroundA, Cancellation));
    }

    [Fact]
    public async Task A_position_that_is_corrected_counts_in_the_month_that_runs()
    {
        var march = OfFebruary with { Month = February.AddMonths(1) };
        await Measure("20", 100, march.Month);
        Assert.Equal([10, 8, 8, 0], (await Told(march)).Select(area => area.Reporting));
        await MoveTheLastOfAToB();

        Assert.Equal([9, 9, 9, 0], (await Told(march)).Select(area => area.Reporting));
    }

    [Fact]
    public async Task A_year_adds_up_its_months_as_each_of_them_was_told()
    {
        var year = new AreaMapRequest(PlaceKind.District, new DateOnly(2026, 1, 1), Measure: AreaMeasure.Total, Length: PeriodLength.Year);
        var before = await Told(year);
        Assert.Equal(1045, before[0].Value);
        await MoveTheLastOfAToB();

        Assert.Equal(before, await Told(year));
    }

    [Fact]
    public async Task A_border_that_is_drawn_anew_does_not_redraw_the_map_of_a_month_that_is_over()
    {
        var before = await Told(OfFebruary);
        World.Platform.Clock.Advance(TimeSpan.FromMinutes(2));
        World.Platform.Session.IsPlatformAdministrator = true;
        await World.Import(GisWorld.Collection(GisWorld.Feature("A", Strip("2.18", "2.18082")), GisWorld.Feature("B", Strip("2.18082", "2.182"))));

        Assert.Equal(before, await Told(OfFebruary));
    }

    [Fact]
    public async Task A_month_is_over_when_it_is_at_the_tenant()
    {
        // Half past midnight at Madrid, where March is over; by UTC it has an hour and a half left.
        var march = OfFebruary with { Month = February.AddMonths(1) };
        await Measure("20", 100, march.Month);
        World.Platform.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 31, 22, 30, 0, TimeSpan.Zero));
        var before = await Told(march);
        await MoveTheLastOfAToB();

        Assert.Equal(before, await Told(march));
    }

    private static string Strip(string west, string east) =>
        $$"""{ "type": "Polygon", "coordinates": [[[{{west}}, 41.39], [{{east}}, 41.39], [{{east}}, 41.391], [{{west}}, 41.391], [{{west}}, 41.39]]] }""";

    private async Task MoveTheLastOfAToB()
    {
        World.Platform.Session.IsPlatformAdministrator = true;
        var moved = new SiteAsset("A9", "A9", "Shop A9", "bakery", 50, 41.3905, 2.18159, "", []);
        var import = await World.Platform.Get<ISiteCatalogue>().Import(new SiteManifest("20", "S1", "Site", "Europe/Madrid", "simulated", [moved]), Cancellation);
        Assert.Equal(1, import.ChangedAssets);
    }

    private async Task<List<(string Code, double? Value, int Assets, int Reporting)>> Told(AreaMapRequest request) =>
        [.. (await Maps.Read(request, Cancellation))!.Areas.Select(area => (area.Code, area.Value, area.Assets, area.Reporting))];
}
