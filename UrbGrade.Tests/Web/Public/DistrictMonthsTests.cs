using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Public;

namespace UrbGrade.Tests.Web.Public;

public sealed class DistrictMonthsTests : BunitContext
{
    public DistrictMonthsTests()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        Services.AddLocalization();
        Services.AddOptions();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_outline_of_a_year_before_is_explained_only_where_a_bar_has_one(bool hasBefore)
    {
        var district = (await new FictionalDistrictQueries(new FictionalDistrict()).Find("20", Xunit.TestContext.Current.CancellationToken))!;
        var months = hasBefore ? district.Months : [.. district.Months.Select(month => month with { LastYearEnergyKwh = null })];

        var shown = Render<DistrictMonths>(parameters => parameters.Add(one => one.District, district with { Months = months }));

        Assert.Equal(hasBefore, shown.FindAll(".swatch.outline").Count == 1);
        Assert.Equal(hasBefore, shown.Find("p.soft").TextContent.Contains("a year before", StringComparison.Ordinal));
        Assert.Contains("Energy in ", shown.Find("p.soft").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_sentence_compares_whole_months_alone_and_below_it_stands_what_they_rest_on()
    {
        var district = (await new FictionalDistrictQueries(new FictionalDistrict()).Find("20", Xunit.TestContext.Current.CancellationToken))! with
        {
            FirstReadingAt = new DateTimeOffset(2019, 8, 14, 22, 0, 0, TimeSpan.Zero),
            LastReadingAt = new DateTimeOffset(2019, 12, 9, 23, 0, 0, TimeSpan.Zero),
            Months = [Month(8, 400), Month(9, 7_000), Month(10, 9_000), Month(11, 12_000) with { Coverage = 0.9 }, Month(12, 300)],
        };

        var shown = Render<DistrictMonths>(parameters => parameters.Add(one => one.District, district));

        Assert.Equal("Most energy was used in October 2019 (9.0 MWh), least in September 2019 (7.0 MWh).", shown.Find("p").TextContent.Replace('\u00a0', ' '));
        var quality = string.Join(' ', shown.Find(".quality").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("In 4 of 5 months no more than 2% of the readings are estimated, and no more than that are missing, last reading 10 Dec 2019", quality, StringComparison.Ordinal);
        Assert.Contains("Source: ", quality, StringComparison.Ordinal);

        var young = Render<DistrictMonths>(parameters => parameters.Add(one => one.District, district with { Months = [Month(8, 400), Month(9, 7_000)] }));
        Assert.Equal("Fewer than two whole months have enough readings to be compared.", young.Find("p").TextContent);
    }

    [Fact]
    public async Task A_month_that_is_not_over_is_marked_in_bar_sentence_and_table()
    {
        var district = (await new FictionalDistrictQueries(new FictionalDistrict()).Find("20", Xunit.TestContext.Current.CancellationToken))!;

        var whole = Render<DistrictMonths>(parameters => parameters.Add(one => one.District, district with { Months = [Month(11, 12_000), Month(12, 300)] }));
        var running = Render<DistrictMonths>(parameters => parameters.Add(
            one => one.District, district with { Months = [Month(11, 12_000), Month(12, 300) with { UpTo = new DateOnly(2019, 12, 9) }] }));

        Assert.DoesNotContain("so far", whole.Markup, StringComparison.Ordinal);
        Assert.Equal("December 2019 counts up to 9 Dec 2019 so far, and is held against the same days only.", running.FindAll("p")[1].TextContent);
        Assert.Equal(["November 2019", "December 2019 (so far)"], running.FindAll("tbody th").Select(cell => cell.TextContent));
        Assert.Equal([false, true], running.FindAll(".bars .now").Select(bar => bar.ClassList.Contains("unsure")));
        Assert.Contains("so far", running.FindAll(".bars .month")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_in_which_readings_begin_is_marked_in_bar_sentence_and_table()
    {
        var district = (await new FictionalDistrictQueries(new FictionalDistrict()).Find("20", Xunit.TestContext.Current.CancellationToken))!;

        var shown = Render<DistrictMonths>(parameters => parameters.Add(
            one => one.District, district with { Months = [Month(8, 4_000) with { From = new DateOnly(2019, 8, 20) }, Month(9, 12_000)] }));

        Assert.Equal("August 2019 counts from 20 Aug 2019 on, when its readings begin.", shown.FindAll("p")[1].TextContent);
        Assert.Equal(["August 2019 (in part)", "September 2019"], shown.FindAll("tbody th").Select(cell => cell.TextContent));
        Assert.Equal([true, false], shown.FindAll(".bars .now").Select(bar => bar.ClassList.Contains("unsure")));
        Assert.Contains("in part", shown.FindAll(".bars .month")[0].TextContent, StringComparison.Ordinal);
    }

    private static DistrictMonth Month(int month, double energyKwh) => new(new DateOnly(2019, month, 1), energyKwh, null, 1, 0);
}
