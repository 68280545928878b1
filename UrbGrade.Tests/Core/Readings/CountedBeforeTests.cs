using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Tests.Core.Readings;

public sealed class CountedBeforeTests
{
    private const long Start = 1_000 * LocalCalendar.Hour;

    private static readonly HourValue Delivered = new(2, HourState.Measured);
    private static readonly HourValue Shared = new(1, HourState.Spread);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    [InlineData(9, 4)]
    public void Hours_before_the_first_reading_are_the_counters_and_those_from_then_on_are_not(int begins, int counted)
    {
        var hours = Enumerable.Range(0, 4).Select(hour => hour < begins ? default : Delivered).ToArray();
        CountedBefore.Lay([Shared, Shared, Shared, Shared], Start + (begins * LocalCalendar.Hour), Start, hours);
        Assert.Equal([.. Enumerable.Repeat(Shared, counted), .. Enumerable.Repeat(Delivered, 4 - counted)], hours);
    }

    [Fact]
    public void The_hour_in_which_the_first_reading_begins_is_the_counters_where_it_knows_as_much_of_it()
    {
        HourValue[] partly = [default, new(0.5, HourState.Partial), Delivered];
        CountedBefore.Lay([Shared, Shared, Shared], Start + (LocalCalendar.Hour * 3 / 2), Start, partly);
        Assert.Equal([Shared, Shared, Delivered], partly);

        HourValue[] nearly = [default, Delivered, Delivered];
        CountedBefore.Lay([Shared, Shared, Shared], Start + LocalCalendar.Hour + 20_000, Start, nearly);
        Assert.Equal([Shared, Delivered, Delivered], nearly);
    }

    [Fact]
    public void What_the_counter_does_not_know_either_stays_missing()
    {
        var hours = new HourValue[2];
        CountedBefore.Lay([Shared, new(0.3, HourState.Partial)], long.MaxValue, Start, hours);
        Assert.Equal([Shared, default], hours);
    }
}
