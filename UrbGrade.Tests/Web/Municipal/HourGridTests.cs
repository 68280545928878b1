using System.Globalization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Api;
using UrbGrade.Web.Municipal;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class HourGridTests
{
    private static readonly DateOnly First = new(2019, 11, 1);

    public HourGridTests() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));

    [Theory]
    [InlineData(3, 3)]
    [InlineData(92, 92)]
    [InlineData(93, 14)]
    [InlineData(800, 115)]
    public void A_column_is_a_day_and_over_more_than_a_quarter_of_a_year_seven(int days, int columns)
    {
        var drawn = Drawn(days);

        Assert.Equal(columns, drawn.Days.Count);
        Assert.Equal("1 Nov 2019", drawn.Days[0]);
        Assert.All(drawn.Values, hours => Assert.Equal(24, hours.Count));
        Assert.Equal(drawn.Values.Select(hours => hours.Select(hour => hour is null)), drawn.Classes.Select(classes => classes.Select(letter => letter == 'x')));
    }

    [Fact]
    public void A_gap_of_one_day_stays_and_in_seven_days_the_others_make_up_for_it()
    {
        var (days, weeks) = (Drawn(3), Drawn(93));

        Assert.Equal([null, null, 3], days.Values[1].Take(3));
        Assert.StartsWith("xx", days.Classes[1], StringComparison.Ordinal);

        // The first hour of seven days, the second of them without it: 0, 2, 3, 4, 5, 6.
        Assert.Equal(20 / 6.0, weeks.Values[0][0]!.Value, 6);
        Assert.DoesNotContain('x', weeks.Classes[0]);
        Assert.Equal('0', weeks.Classes[0][0]);
        Assert.Equal('4', weeks.Classes[^1][23]);
    }

    [Theory]
    [InlineData("da", "7.00")]
    [InlineData("es", "7:00")]
    public void The_hours_of_a_danish_table_had_a_colon(string language, string hour)
    {
        CultureInfo.CurrentCulture = new CultureInfo(language);
        var hours = Drawn(3).Hours;

        Assert.Equal((24, hour), (hours.Count, hours[7]));
    }

    private static HeatDocument Drawn(int days) => new HourGrid(
        [
            .. Enumerable.Range(0, days).Select(day => new ExploredDay(
                First.AddDays(day), 24, null, null, [.. Enumerable.Range(0, 24).Select(hour => day == 1 && hour < 2 ? (double?)null : day + hour)])),
        ]).Document("Energy", "kWh", TestTexts.Of<FindingText>());
}
