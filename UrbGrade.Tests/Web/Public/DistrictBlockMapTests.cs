using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Public;

namespace UrbGrade.Tests.Web.Public;

public sealed class DistrictBlockMapTests : BunitContext
{
    public DistrictBlockMapTests()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en-GB");
        Services.AddLocalization();
        Services.AddOptions();
    }

    [Fact]
    public async Task Of_two_blocks_that_share_the_smallest_figure_the_sentence_named_one()
    {
        var district = (await new FictionalDistrictQueries(new FictionalDistrict()).Find("40", Xunit.TestContext.Current.CancellationToken))!;

        var page = Render<DistrictBlockMap>(parameters => parameters.Add(map => map.District, district).Add(map => map.Blocks, district.Blocks!));

        Assert.Contains("least in Castle Row and Ropewalk", page.Find(".finding").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "Chapel Green and Ropewalk")]
    [InlineData(2, "Chapel Green, Old Tannery and Ropewalk")]
    public async Task Blocks_that_are_counted_together_are_named_where_they_use_least(int apart, string named)
    {
        var district = (await new FictionalDistrictQueries(new FictionalDistrict()).Find("40", Xunit.TestContext.Current.CancellationToken))!;
        var blocks = district.Blocks!;
        var areas = blocks.Map.Areas;
        IReadOnlyList<AreaFigure> shared =
        [
            .. areas.Take(apart),
            .. areas.Skip(apart).Select(area => area with { Value = 120, Class = 0, MergedWith = "", Status = KpiStatus.Ok }),
        ];

        var page = Render<DistrictBlockMap>(parameters => parameters
            .Add(map => map.District, district)
            .Add(map => map.Blocks, blocks with { Map = blocks.Map with { Areas = shared } }));

        Assert.Equal(
            $"In November 2019 a home or shop used most in Mill Yard, 412\u00a0kWh on average, and least in {named}, 120\u00a0kWh.",
            page.Find(".finding").TextContent);
    }
}
