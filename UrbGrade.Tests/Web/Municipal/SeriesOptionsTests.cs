using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class SeriesOptionsTests : BunitContext
{
    public SeriesOptionsTests()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en-GB");
        Services.AddLocalization();
        Services.AddOptions();
    }

    [Fact]
    public void Those_that_are_shown_lead_a_list_that_cannot_hold_all()
    {
        var view = View(all: 250, first: 200, second: 240);
        var options = Render<SeriesOptions>(parameters => parameters.Add(p => p.View, view).Add(p => p.Chosen, view.Second)).FindAll("option");

        Assert.Equal(SeriesOptions.Most, options.Count);
        Assert.Equal(["200", "240", "1", "2"], options.Take(4).Select(option => option.GetAttribute("value")));
        Assert.Equal("Shop 240: Energy, kWh", Assert.Single(options, option => option.HasAttribute("selected")).TextContent);
    }

    [Fact]
    public void A_list_that_holds_all_keeps_their_order()
    {
        var view = View(all: SeriesOptions.Most, first: 50, second: 60);
        var options = Render<SeriesOptions>(parameters => parameters.Add(p => p.View, view).Add(p => p.Chosen, null)).FindAll("option");

        Assert.Equal(Enumerable.Range(1, SeriesOptions.Most), options.Select(option => int.Parse(option.GetAttribute("value")!, CultureInfo.InvariantCulture)));
        Assert.DoesNotContain(options, option => option.HasAttribute("selected"));
    }

    private static ExploreView View(int all, int first, int second)
    {
        var day = new DateOnly(2019, 12, 2);
        List<ExploredSeries> series = [.. Enumerable.Range(1, all).Select(id => new ExploredSeries(id, $"Shop {id}", "energy", "kW.h", "power", true))];
        return new ExploreView(series, series[first - 1], series[second - 1], "UTC", day, day, [], null, []);
    }
}
