using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class ChosenSeriesTests : BunitContext
{
    private static readonly DateOnly Day = new(2019, 12, 2);

    public ChosenSeriesTests()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en-GB");
        Services.AddLocalization();
        Services.AddOptions();
    }

    [Fact]
    public void Of_six_series_each_can_be_taken_away_and_none_added()
    {
        var part = Render<ChosenSeries>(parameters => parameters.Add(p => p.View, View(shown: 6, all: 8)).Add(p => p.IsNewest, true));

        Assert.Empty(part.FindAll("form"));
        Assert.Contains("6 series fit. Take one away to add another.", part.Markup, StringComparison.Ordinal);
        var links = part.FindAll("li a");
        Assert.Equal(6, links.Count);
        Assert.Equal("/app/explore?a=2&b=3&c=4&c=5&c=6", links[0].GetAttribute("href"));
        Assert.Equal("/app/explore?a=1&b=2&c=3&c=4&c=5", links[5].GetAttribute("href"));
    }

    [Fact]
    public void Of_many_that_are_found_ten_are_offered_and_the_rest_is_told()
    {
        var part = Render<ChosenSeries>(parameters => parameters.Add(p => p.View, View(shown: 1, all: 20)).Add(p => p.Find, "SHOP"));

        Assert.Equal("The first 10 of 19 found. More words lead to the others.", part.Find("[role=status]").TextContent);
        Assert.Equal(10, part.FindAll("a.chip").Count);
        Assert.Equal("/app/explore?a=1&b=2&from=2019-12-02&to=2019-12-02", part.Find("a.chip").GetAttribute("href"));
    }

    [Fact]
    public void The_only_series_stays_and_nothing_is_found_before_a_word_is_given()
    {
        var part = Render<ChosenSeries>(parameters => parameters.Add(p => p.View, View(shown: 1, all: 3)).Add(p => p.Find, " "));

        Assert.Empty(part.FindAll("a"));
        Assert.Empty(part.FindAll("[role=status]"));
        Assert.Equal(["a", "from", "to"], part.FindAll("input[type=hidden]").Select(field => field.GetAttribute("name")));
    }

    private static ExploreView View(int shown, int all)
    {
        List<ExploredSeries> series = [.. Enumerable.Range(1, all).Select(id => new ExploredSeries(id, $"Shop {id}", "energy", "kW.h", "power", true))];
        return new ExploreView(series, series[0], shown > 1 ? series[1] : null, "UTC", Day, Day, [], null, [])
        {
            More = [.. series.Skip(2).Take(shown - 2)],
        };
    }
}
