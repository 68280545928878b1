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
    [InlineData(3, 3, "Table: each hour of each day")]
    [InlineData(93, 14, "Table: mean of each hour in the seven days from the day named")]
    public void Its_table_has_a_value_for_each_square_that_is_drawn(int days, int columns, string summary)
    {
        // The second day lacks its first two hours, which no other day of a short map makes up for.
        IReadOnlyList<ExploredDay> explored =
        [
            .. Enumerable.Range(0, days).Select(day => new ExploredDay(
                First.AddDays(day), 24, null, null, [.. Enumerable.Range(0, 24).Select(hour => day == 1 && hour < 2 ? (double?)null : day + hour)])),
        ];

        var map = Render<HeatMap>(parameters => parameters.Add(m => m.Days, explored).Add(m => m.Unit, "kWh"));

        Assert.Equal(summary, map.Find("summary").TextContent);
        Assert.Equal(24, map.FindAll("tbody tr").Count);
        Assert.Equal(columns, map.FindAll("thead th.number").Count);
        Assert.Equal(map.FindAll("rect").Count, map.FindAll("td.number").Count(cell => cell.TextContent != "–"));
        Assert.Equal("1 Nov 2019", map.Find("thead th.number").TextContent);
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

        var map = Render<HeatMap>(parameters => parameters.Add(m => m.Days, explored).Add(m => m.Unit, "kWh"));

        Assert.Equal(isSumOnly, map.Find(".swatch.gap").ParentElement!.TextContent.Contains("known as a sum only", StringComparison.Ordinal));
    }
}
