using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Api;

namespace UrbGrade.Tests.Web.Api;

public sealed class MapAddressTests
{
    private static readonly MapFigure[] Figures =
        [new("energy.heat", "Energy used", "kW.h", AddsUp: true) { Carrier = "heat" },
        new("intensity", "Energy for each square metre", "kW.h/m2", AddsUp: false)];

    [Fact]
    public void What_is_written_is_read_again()
    {
        var request = new AreaMapRequest(PlaceKind.Street, new DateOnly(2026, 3, 1), Quantity.Co2Kg, AreaMeasure.PerSquareMetre, [1.5, 20]);
        Assert.True(MapAddress.TryRead(Query(MapAddress.Query(request)), Figures, out var read, out _));
        Assert.Equal(request with { Bounds = null }, read with { Bounds = null });
        Assert.Equal([1.5, 20], read.Bounds);
    }

    [Fact]
    public void A_year_is_named_by_a_month_of_it()
    {
        var request = new AreaMapRequest(PlaceKind.District, new DateOnly(2025, 3, 1), Figure: "energy.heat", Length: PeriodLength.Year);

        Assert.True(MapAddress.TryRead(Query(MapAddress.Query(request)), Figures, out var read, out _));
        Assert.Equal(request, read);
        Assert.Equal(("2025", "2025-03"), (MapAddress.Period(request), MapAddress.Period(request with { Length = PeriodLength.Month })));
    }

    [Fact]
    public void A_page_of_the_list_keeps_the_drawn_area_the_ticked_ones_and_the_part_that_is_looked_at()
    {
        var request = new AreaMapRequest(PlaceKind.Street, new DateOnly(2026, 3, 1), Bounds: [1.5, 20]);
        const string Area = "2.17 41.38, 2.18 41.38, 2.18 41.39";

        var query = Query(new Uri("https://town.example" + MapAddress.Page(request, Area, ["B1", "B&2"], "41.38,2.17,15", "mill & row")).Query);

        Assert.Equal((Area, "41.38,2.17,15", "1.5;20"), (query["area"].ToString(), query["view"].ToString(), query["bounds"].ToString()));
        Assert.Equal(["B1", "B&2"], query["in"].ToArray());
        Assert.Equal("mill & row", query["text"].ToString());
        Assert.Equal("/app/map" + MapAddress.Query(request), MapAddress.Page(request, null, [], null, null));
    }

    [Theory]
    [InlineData("energy.heat", "heat")]
    [InlineData("intensity", null)]
    [InlineData(null, null)]
    public void The_carrier_of_a_map_is_that_of_its_figure(string? figure, string? carrier) =>
        Assert.Equal(carrier, MapAddress.Carrier(new AreaMapRequest(PlaceKind.District, new DateOnly(2026, 3, 1), Figure: figure)));

    [Fact]
    public void A_figure_is_named_by_its_code()
    {
        var request = new AreaMapRequest(PlaceKind.District, new DateOnly(2026, 3, 1), Figure: "energy.heat");
        Assert.True(MapAddress.TryRead(Query(MapAddress.Query(request)), Figures, out var read, out _));
        Assert.Equal(request, read);
        Assert.False(MapAddress.TryRead(Query("?month=2026-03&quantity=energy.steam"), Figures, out _, out var problem));
        Assert.EndsWith("energy.heat, intensity.", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("quantity=EnergyKwh&carrier=heat", "energy.heat")]
    [InlineData("quantity=energy&carrier=heat", "energy.heat")]
    [InlineData("carrier=heat", "energy.heat")]
    [InlineData("quantity=energy.heat&carrier=", "energy.heat")]
    [InlineData("quantity=EnergyKwh&carrier=", null)]
    public void A_carrier_is_named_beside_the_quantity_or_in_it(string asked, string? figure)
    {
        Assert.True(MapAddress.TryRead(Query("?month=2026-03&" + asked), Figures, out var read, out _));
        Assert.Equal(figure, read.Figure);
    }

    [Theory]
    [InlineData("quantity=EnergyKwh&carrier=water", "carrier: found 'water', allowed is heat.")]
    [InlineData("quantity=intensity&carrier=heat", "carrier: found 'heat', allowed is none with this quantity.")]
    [InlineData("quantity=steam&carrier=heat", "quantity: found 'steam', allowed is EnergyKwh")]
    public void A_carrier_that_a_figure_is_not_told_of_is_refused_with_those_that_it_is_told_of(string asked, string said)
    {
        Assert.False(MapAddress.TryRead(Query("?month=2026-03&" + asked), Figures, out _, out var problem));
        Assert.StartsWith(said, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void All_but_the_month_may_be_left_out()
    {
        Assert.True(MapAddress.TryRead(Query("?month=2026-03"), Figures, out var read, out _));
        Assert.Equal(new AreaMapRequest(PlaceKind.District, new DateOnly(2026, 3, 1)), read);
    }

    [Theory]
    [InlineData("?kind=District", "month")]
    [InlineData("?month=2026-03&kind=Meter", "kind")]
    [InlineData("?month=2026-03&kind=1", "kind")]
    [InlineData("?month=2026-03&quantity=InsideTemperatureCelsius", "quantity")]
    [InlineData("?month=2026-03&measure=PerPerson", "measure")]
    [InlineData("?month=2026-03&period=Week", "period")]
    [InlineData("?month=2026-03&period=Year&quantity=intensity", "period")]
    [InlineData("?month=2026-03&bounds=3;2", "bounds")]
    [InlineData("?month=2026-03&bounds=1;2;3;4;5", "bounds")]
    [InlineData("?month=2026-03&bounds=NaN", "bounds")]
    public void What_is_not_understood_is_named(string address, string part)
    {
        Assert.False(MapAddress.TryRead(Query(address), Figures, out _, out var problem));
        Assert.StartsWith(part + ":", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("es-ES", "100;250,5;400", true)]
    [InlineData("es-ES", "100;250.5;400", true)]
    [InlineData("en-GB", "100;250,5;400", true)]
    [InlineData("en-GB", "100;1,250.5;400", false)]
    public void Bounds_with_the_readers_decimal_comma_were_refused(string culture, string bounds, bool isRead)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);

        Assert.Equal(isRead, MapAddress.TryReadBounds(bounds, out var read));
        Assert.Equal(isRead ? "100;250.5;400" : null, read is null ? null : MapAddress.WriteBounds(read));
    }

    [Fact]
    public void Corners_are_longitude_and_latitude()
    {
        Assert.Equal([(2.18, 41.39), (2.19, 41.39), (-2.19, 41.4)], MapAddress.ReadCorners("2.18 41.39, 2.19 41.39\n -2.19  41.40")!);
        Assert.All(["", "2.18 41.39, 2.19 41.39", "2.18, 41.39, 2.19", "a b, c d, e f", null], text => Assert.Null(MapAddress.ReadCorners(text)));
    }

    private static QueryCollection Query(string address) => new(QueryHelpers.ParseQuery(address));
}
