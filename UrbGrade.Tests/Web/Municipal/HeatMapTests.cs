using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class HeatMapTests : BunitContext
{
    private static readonly DateOnly First = new(2019, 11, 1);

    public HeatMapTests()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        Services.AddLocalization();
        Services.AddOptions();
    }

    [Theory]
    [InlineData(3, "Table: each hour of each day")]
    [InlineData(93, "Table: mean of each hour in the seven days from the day named")]
    public void Its_squares_and_its_table_are_fetched_and_the_sentence_and_the_classes_come_with_the_page(int days, string summary)
    {
        IReadOnlyList<ExploredDay> explored =
        [
            .. Enumerable.Range(0, days).Select(day => new ExploredDay(First.AddDays(day), 24, null, null, [.. Enumerable.Range(0, 24).Select(hour => (double?)hour)])),
        ];

        var map = Render<HeatMap>(parameters => parameters.Add(m => m.Days, explored).Add(m => m.Unit, "kWh").Add(m => m.Source, "/api/explore/hours?a=1"));

        Assert.Equal("/api/explore/hours?a=1", map.Find("ug-heat").GetAttribute("src"));
        Assert.Contains("Reading the data", map.Find("ug-heat").GetAttribute("texts"), StringComparison.Ordinal);
        Assert.Empty(map.FindAll("rect, td"));
        Assert.Equal("On average most at 23 o'clock (23\u00a0kWh), least at 0 o'clock (0.00\u00a0kWh).", map.Find("figcaption").TextContent);
        Assert.Equal("18 – 23\u00a0kWh", map.FindAll(".legend li")[4].TextContent);
        Assert.Equal(summary, map.Find("details[data-table] summary").TextContent);
    }

    [Theory]
    [InlineData("da", "0.00|6.00|12.00|18.00|24.00")]
    [InlineData("en-GB", "0:00|6:00|12:00|18:00|24:00")]
    public void The_hours_beside_a_danish_map_had_a_colon(string culture, string hours)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        IReadOnlyList<ExploredDay> explored = [new ExploredDay(First, 24, null, null, [.. Enumerable.Repeat<double?>(1, 24)])];

        var map = Render<HeatMap>(parameters => parameters.Add(m => m.Days, explored).Add(m => m.Unit, "kWh").Add(m => m.Source, "/api/explore/hours?a=1"));

        Assert.Equal(hours, string.Join('|', map.FindAll(".hours span").Select(mark => mark.TextContent)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gaps_of_which_a_sum_is_known_are_explained(bool isSumOnly)
    {
        IReadOnlyList<ExploredDay> explored =
        [
            new ExploredDay(First, 24, null, null, [.. Enumerable.Repeat<double?>(1, 24)]),
            new ExploredDay(First.AddDays(1), null, null, null, new double?[24]) { IsSumOnly = isSumOnly },
        ];

        var map = Render<HeatMap>(parameters => parameters.Add(m => m.Days, explored).Add(m => m.Unit, "kWh").Add(m => m.Source, "/api/explore/hours?a=1"));

        Assert.Equal(isSumOnly, map.Find(".swatch.gap").ParentElement!.TextContent.Contains("known as a sum only", StringComparison.Ordinal));
    }
}
