using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Domain.Calendar;
using UrbGrade.Modules.Prediction.Nights;
using UrbGrade.Modules.Prediction.Queries;
using UrbGrade.Modules.Prediction.Store;
using UrbGrade.Tests.Prediction.Domain;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Prediction.Nights;

/// <summary>Whatever a meter delivers, a night ends with a forecast or a named reason for none.</summary>
public sealed class NightMakingTests
{
    private static readonly DateTimeOffset Now = When.Instant("2026-03-10T04:30:00Z");
    private static readonly DateOnly Night = new(2026, 3, 10);

    public static TheoryData<string, ForecastState> OddSeries => new()
    {
        { "usual", ForecastState.Ready },
        { "constant", ForecastState.Constant },
        { "zeros", ForecastState.Constant },
        { "missing", ForecastState.NoValues },
        { "one day", ForecastState.TooShort },
        { "silent", ForecastState.Silent },
        { "feeding in", ForecastState.Ready },
        { "outlier", ForecastState.Ready },
        { "swapped", ForecastState.Ready },
        { "half missing", ForecastState.Ready },
        { "one value each day", ForecastState.TooManyGaps },
    };

    [Theory]
    [MemberData(nameof(OddSeries))]
    public void Odd_series_end_in_a_named_state(string kind, ForecastState expected)
    {
        var made = Make(Odd(kind));

        Assert.Contains(made.Standing.State, expected == ForecastState.Ready ? (ForecastState[])[ForecastState.Ready, ForecastState.WorseThanLastWeek] : [expected]);
        Assert.Equal(expected == ForecastState.TooShort ? Night.AddDays(27) : null, made.Standing.ReadyFrom);
        var hasForecast = expected is ForecastState.Ready or ForecastState.Constant;
        Assert.Equal(hasForecast, made.Rows.Count > 0);
        Assert.Equal(expected == ForecastState.Ready, made.Fits is not null);
        if (hasForecast)
        {
            Assert.All(Numbers.Unpack(made.Rows[^1].Values), value => Assert.InRange(value, -100, 2_000));
        }
    }

    [Theory]
    [MemberData(nameof(OddSeries))]
    public void Days_of_odd_series_end_in_a_named_state(string kind, ForecastState expected)
    {
        var made = NightMaking.Make(Input(Odd(kind)), ForecastResolution.Day, Night, KnownNights.None, Now);

        Assert.True(Enum.IsDefined(made.Standing.State));
        Assert.Equal(expected is ForecastState.NoValues or ForecastState.TooShort or ForecastState.Silent, made.Rows.Count == 0 && kind != "one value each day" && kind != "half missing");
    }

    [Fact]
    public void A_meter_that_misses_hours_of_every_day_has_too_many_gaps_for_days_and_not_no_readings()
    {
        var made = NightMaking.Make(Input(Odd("one value each day")), ForecastResolution.Day, Night, KnownNights.None, Now);

        Assert.Equal((ForecastState.TooManyGaps, null), (made.Standing.State, made.Standing.ReadyFrom));
    }

    [Fact]
    public void One_giant_outlier_is_counted_and_changes_nothing()
    {
        var (clean, spoilt) = (Make(Odd("usual")), Make(Odd("outlier")));

        Assert.Equal((0, 1), (clean.Standing.Outliers, spoilt.Standing.Outliers));
        Assert.All(Numbers.Unpack(clean.Rows[^1].Values).Zip(Numbers.Unpack(spoilt.Rows[^1].Values)), pair => Assert.Equal(pair.First, pair.Second, 1.5));
    }

    [Theory]
    [InlineData("2026-03-27", 167)]
    [InlineData("2026-10-23", 169)]
    public void A_week_in_which_the_clock_changes_has_as_many_hours_as_it_has(string text, int hours)
    {
        var night = When.Day(text);
        var load = SimulatedLoad.Hours(days: 50).Load;
        var made = NightMaking.Make(Input(load, night), ForecastResolution.Hour, night, KnownNights.None, Now);

        var points = ForecastPoints.Of(made.Rows[^1], ForecastResolution.Hour, LocalCalendar.Of("Europe/Madrid"));

        Assert.Equal(hours, points.Count);
        Assert.All(points.Zip(points.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.All(points, point => Assert.InRange(point.Value, point.Lower!.Value, point.Upper!.Value));
    }

    [Fact]
    public void Holidays_of_the_country_are_known()
    {
        var night = new DateOnly(2026, 12, 25);
        var load = new double[24 * 60];
        for (var i = 0; i < load.Length; i++)
        {
            var day = night.AddDays((i / 24) - 60);
            load[i] = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || PublicHolidays.Spain.IsHoliday(day) ? 2 : 10 + (i % 24);
        }

        var known = NightMaking.Make(Input(load, night) with { Holidays = PublicHolidays.Spain, Region = "ES" }, ForecastResolution.Hour, night, KnownNights.None, Now);
        var unknown = NightMaking.Make(Input(load, night), ForecastResolution.Hour, night, KnownNights.None, Now);

        Assert.Equal("ES", known.Standing.Holidays);
        Assert.True(Numbers.Unpack(known.Rows[^1].Values)[..24].Sum() < 0.6 * Numbers.Unpack(unknown.Rows[^1].Values)[..24].Sum());
    }

    [Fact]
    public void What_models_learnt_of_days_before_they_knew_the_nights_is_learnt_anew()
    {
        var hours = Enumerable.Range(0, 24 * 60).Select(hour => hour % 24 is < 7 or > 18 ? 3 + (0.1 * (hour % 5)) : 0).ToArray();
        MadeNight Made(NightLength? nights, KnownNights known) =>
            NightMaking.Make(Input(hours) with { Medium = "light", Nights = nights }, ForecastResolution.Day, Night, known, Now);
        var before = Made(null, KnownNights.None);

        var known = new KnownNights(before.Standing, before.Fits, [.. before.Rows.Where(row => row.Night < Night)]);

        var (anew, again) = (Made(new NightLength(43.2), known), Made(null, known));

        Assert.Null(again.Fits);
        Assert.Equal(Night, anew.Standing.FittedOn);
        Assert.NotNull(anew.Fits);
    }

    private static MadeNight Make(double[] hours) => NightMaking.Make(Input(hours), ForecastResolution.Hour, Night, KnownNights.None, Now);

    private static NightInput Input(double[] hours, DateOnly? night = null) => new(
        7, "energy", "power", "kW.h", new CivilSeries((night ?? Night).AddDays(-hours.Length / 24), 24, hours), null, null, null, null);

    private static double[] Odd(string kind)
    {
        var load = SimulatedLoad.Hours(days: 50).Load;
        for (var i = 0; i < load.Length; i++)
        {
            load[i] = kind switch
            {
                "constant" => 3.5,
                "zeros" => 0,
                "missing" => double.NaN,
                "one day" => i < load.Length - 24 ? double.NaN : load[i],
                "silent" => i >= load.Length - (20 * 24) ? double.NaN : load[i],
                "feeding in" => load[i] - (i % 24 is > 9 and < 16 ? 30 : 0),
                "outlier" => i == load.Length - 100 ? 1e7 : load[i],
                "swapped" => i < load.Length / 2 ? load[i] : 40 * load[i],
                "half missing" => i / 24 % 2 == 0 ? double.NaN : load[i],
                "one value each day" => i % 24 == 12 ? load[i] : double.NaN,
                _ => load[i],
            };
        }

        return load;
    }
}
