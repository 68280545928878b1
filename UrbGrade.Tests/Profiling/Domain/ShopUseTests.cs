using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Profiling.Domain;

namespace UrbGrade.Tests.Profiling.Domain;

public sealed class ShopUseTests
{
    /// <summary>A Monday.</summary>
    private static readonly DateOnly From = new(2025, 12, 1);

    private static readonly OpeningHours Opening = OpeningHours.Parse("Mon-Fri 09-13 17-20, Sat 10-14")!;

    [Fact]
    public void Open_and_closed_hours_are_told_apart_by_the_opening_hours()
    {
        var use = Use(Days(60, (day, hour) => Opening.Contains(day.DayOfWeek, hour) ? 5 : 0.5))!;

        Assert.Equal((5, 0.5), (use.Open, use.Closed));
        Assert.Null(use.Heating);
        Assert.Equal(5, use.OpenAt(4, 4));
    }

    [Fact]
    public void Other_weather_adds_what_each_degree_adds()
    {
        // Between 2 and 12 degrees; an open hour uses 0.3 kWh more for each degree of cold.
        double Outside(DateOnly day) => 2 + (day.DayNumber % 11);
        var use = Use(Days(90, (day, hour) => Opening.Contains(day.DayOfWeek, hour) ? 3 + (0.3 * (15.5 - Outside(day))) : 1), Outside)!;

        Assert.Equal(0.3, use.Heating!.Value, 9);
        Assert.Null(use.Cooling);
        Assert.Equal(3 + (0.3 * use.HeatingDegrees!.Value), use.Open, 9);
        Assert.Equal(3 + (0.3 * 6), use.OpenAt(6, 0), 9);
        Assert.Equal(0, use.OpenAt(-100, 0));
    }

    [Fact]
    public void Holidays_count_for_nothing_and_twenty_seven_open_days_are_too_few()
    {
        var days = Days(28, (day, hour) => day == From ? 99 : 1).ToList();

        // Four Sundays of the 28 are closed.
        Assert.Null(Use(days));
        Assert.NotNull(Use(Days(34, (_, _) => 1)));
        Assert.Equal(1, Use(Days(60, (day, _) => day == From ? 99 : 1), isHoliday: day => day == From)!.Open);
    }

    [Fact]
    public void A_shop_that_never_closes_has_no_closed_hours()
    {
        var always = OpeningHours.Parse("daily 00-24")!;

        Assert.Null(ShopUse.Of(Days(30, (_, _) => 2), always, null, _ => null, _ => false)!.Closed);
    }

    [Fact]
    public void What_is_used_in_cheap_hours_is_paid_below_the_mean_price()
    {
        // Worked by hand: 3 kWh at 0.1 and 1 kWh at 0.3 cost 0.6, 0.15 each; the mean price is 0.2.
        var uses = Hours(hour => hour % 2 == 0 ? 3 : 1);
        var prices = Hours(hour => hour % 2 == 0 ? 0.1 : 0.3);

        var price = PaidPrice.Of(uses, prices)!.Value;

        Assert.Equal((0.15, 0.2), (price.Paid, price.Mean), Near);
        Assert.Null(PaidPrice.Of(uses.AsSpan(0, 600), prices));
        Assert.Null(PaidPrice.Of(Hours(_ => 0), prices));
        Assert.Null(PaidPrice.Of(uses, default));
    }

    [Fact]
    public void Meters_of_one_shop_add_up_where_all_of_them_are_known()
    {
        var one = new ShopUse(2, 0.1, null, 5, 0, 1, new PaidPrice(0.1, 0.1));
        var other = new ShopUse(3, null, 0.2, 5, 0, null, null);

        var sum = ShopUse.Sum([one, other])!;

        Assert.Equal((5, 0.1, 0.2, 1), (sum.Open, sum.Heating, sum.Cooling, sum.Closed));
        Assert.Null(ShopUse.Sum([one, null]));
        Assert.Equal(one, ShopUse.Sum([one]));
    }

    private static readonly IEqualityComparer<(double, double)> Near =
        EqualityComparer<(double, double)>.Create((one, other) => Math.Abs(one.Item1 - other.Item1) < 1e-9 && Math.Abs(one.Item2 - other.Item2) < 1e-9, _ => 0);

    private static ShopUse? Use(IEnumerable<DayVector> days, Func<DateOnly, double>? outside = null, Func<DateOnly, bool>? isHoliday = null) =>
        ShopUse.Of(days, Opening, null, day => outside?.Invoke(day), isHoliday ?? (_ => false));

    private static IEnumerable<DayVector> Days(int count, Func<DateOnly, int, double> use) => Enumerable.Range(0, count)
        .Select(From.AddDays).Select(day => new DayVector(day, [.. Enumerable.Range(0, DayVector.Length).Select(hour => use(day, hour))]));

    private static HourValue[] Hours(Func<int, double> value) => [.. Enumerable.Range(0, 30 * 24).Select(hour => new HourValue(value(hour), HourState.Measured))];
}
