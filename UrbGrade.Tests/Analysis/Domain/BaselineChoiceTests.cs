using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Analysis.Domain.Baselines;

namespace UrbGrade.Tests.Analysis.Domain;

public sealed class BaselineChoiceTests
{
    private static readonly DateOnly First = new(2025, 1, 1);

    [Fact]
    public void What_follows_the_temperature_alone_keeps_the_simple_model()
    {
        var fitted = BaselineChoice.Fit(Of(day => 10 + (2 * Math.Max(15 - Outside(day), 0)) + Noise(day)), "heat");
        Assert.Empty(fitted.Refusals);
        Assert.Equal(BaselineKind.DegreeDays, fitted.Kind);
        Assert.Equal([BaselineKind.DegreeDays, BaselineKind.ChangePoint], fitted.Trials.Select(trial => trial.Kind));
        var model = Assert.IsType<TemperatureModel>(fitted.Model);
        Assert.Equal(2, model.HeatingSlope, 1);
        Assert.Equal(15, model.HeatingBalance, 0);
    }

    [Fact]
    public void Even_use_that_hardly_follows_the_temperature_is_accepted_as_a_level()
    {
        var history = Of(day => 10 + (0.03 * Math.Max(15 - Outside(day), 0)) + (2 * Noise(day)));
        Assert.InRange(CaltrackDaily.Fit(history.Days, hasCooling: false)!.Quality.R2, 0.01, 0.09);

        var fitted = BaselineChoice.Fit(history, "heat");

        Assert.Empty(fitted.Refusals);
        var model = Assert.IsType<TemperatureModel>(fitted.Model);
        Assert.Equal(TemperatureShape.Level, model.Shape);
        Assert.Equal(history.Days.Average(day => day.EnergyKwh), model.BaseKwh, 6);
        Assert.InRange(model.Quality.CvRmse, 6, 8);
    }

    [Fact]
    public void What_follows_the_week_takes_the_hourly_model()
    {
        var hours = new List<HourlyUse>();
        var days = Enumerable.Range(0, 365).Select(i =>
        {
            var day = First.AddDays(i);
            var isOpen = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
            var ofDay = Enumerable.Range(0, 24).Select(clock => new HourlyUse(day, clock, (isOpen && clock is > 8 and < 20 ? 6 : 1) + (0.01 * Math.Max(15 - Outside(day), 0)), Outside(day))).ToList();
            hours.AddRange(ofDay);
            return new DailyUse(day, ofDay.Sum(hour => hour.EnergyKwh), Outside(day));
        }).ToList();
        var fitted = BaselineChoice.Fit(new UseHistory(days, hours), "power");
        Assert.Equal(BaselineKind.HourOfWeek, fitted.Kind);
        Assert.Empty(fitted.Refusals);
        Assert.True(fitted.Trials.Single(trial => trial.Kind == BaselineKind.HourOfWeek).UnseenScatter < 5);
        Assert.IsType<TemperatureModel>(fitted.Shape);
    }

    [Theory]
    [InlineData(6, 0.12, false)]
    [InlineData(1.2, 0.12, true)]
    public void No_insulation_is_planned_by_a_slope_that_would_be_refused(double open, double slope, bool isKnown)
    {
        var hours = OfficeHours(open, slope);
        var days = hours.GroupBy(hour => hour.Day).Select(day => new DailyUse(day.Key, day.Sum(hour => hour.EnergyKwh), Outside(day.Key))).ToList();
        Assert.Equal(isKnown, BaselineGate.Days.Check(365, 365, CaltrackDaily.Fit(days)!.Quality).Count == 0);

        var fitted = BaselineChoice.Fit(new UseHistory(days, hours), "power");

        Assert.Equal(BaselineKind.HourOfWeek, fitted.Kind);
        Assert.Empty(fitted.Refusals);
        Assert.Equal(isKnown, Assert.IsType<TemperatureModel>(fitted.Shape).HeatingSlope > 0);
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(31, false)]
    public void No_hourly_model_is_accepted_that_never_saw_a_whole_month(int missing, bool isHourly)
    {
        bool IsMissing(DateOnly day) => day.Month == 7 && day.Day <= missing;
        List<HourlyUse> hours = [.. OfficeHours(6, 0.01).Select(hour => IsMissing(hour.Day) ? hour with { EnergyKwh = double.NaN } : hour)];
        var days = hours.GroupBy(hour => hour.Day).Select(day => new DailyUse(day.Key, day.Sum(hour => hour.EnergyKwh), Outside(day.Key))).ToList();

        var fitted = BaselineChoice.Fit(new UseHistory(days, hours), "power");

        Assert.Empty(fitted.Refusals);
        Assert.Equal(isHourly ? BaselineKind.HourOfWeek : BaselineKind.DayOfWeek, fitted.Kind);
    }

    [Fact]
    public void Hours_that_are_all_chance_take_a_model_of_days_by_the_week()
    {
        var hours = new List<HourlyUse>();
        var days = Enumerable.Range(0, 365).Select(i =>
        {
            var day = First.AddDays(i);
            var (sum, busy) = (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 20 : 60, day.DayNumber * 7919 % 24);
            hours.AddRange(Enumerable.Range(0, 24).Select(clock => new HourlyUse(day, clock, clock == busy ? sum : 0, Outside(day))));
            return new DailyUse(day, sum, Outside(day));
        }).ToList();

        var fitted = BaselineChoice.Fit(new UseHistory(days, hours), "power");

        Assert.Equal(BaselineKind.DayOfWeek, fitted.Kind);
        Assert.Empty(fitted.Refusals);
        Assert.IsType<TemperatureModel>(fitted.Shape);
        var expected = fitted.Model!.Expected(new UseHistory(days));
        Assert.All(days.Zip(expected), pair => Assert.Equal(pair.First.EnergyKwh, pair.Second, 0.5));
    }

    [Fact]
    public void Odd_histories_are_refused_by_name()
    {
        Assert.Equal(BaselineRefusalReason.Constant, Reasons(Of(_ => 5)).Single());
        Assert.Equal(BaselineRefusalReason.Constant, Reasons(Of(_ => 0)).Single());
        Assert.Contains(BaselineRefusalReason.NoModel, Reasons(Of(_ => double.NaN)));
        Assert.Contains(BaselineRefusalReason.PeriodTooShort, Reasons(new UseHistory([new DailyUse(First, 3, 4)])));
        Assert.Contains(BaselineRefusalReason.NoModel, Reasons(new UseHistory([])));
        Assert.NotEmpty(Reasons(Of(day => day.DayNumber % 2 == 0 ? -50 : 50)));
        Assert.NotEmpty(Reasons(Of(day => day == First ? 1e9 : 5 + Noise(day))));
        Assert.Contains(BaselineRefusalReason.TooMuchMissing, Reasons(Of(day => day.DayOfYear > 300 ? double.NaN : 5 + (2 * Math.Max(15 - Outside(day), 0)))));
    }

    [Fact]
    public void Lamps_that_burnt_by_day_are_left_out_and_told()
    {
        var fault = First.AddDays(40);
        var fitted = BaselineChoice.Fit(Nights(day => (0.4 + new Sun(43.18, 0).NightHours(day)) * (day == fault ? 2 : 1)), "light");
        Assert.Equal([fault], fitted.Faults);
        Assert.Empty(fitted.Refusals);
        var night = Assert.IsType<NightModel>(fitted.Model);
        Assert.Equal(1, night.KwhPerDarkHour, 6);
        Assert.Equal(0.4, night.BaseKwh, 6);
    }

    [Theory]
    [InlineData("2025-06-21", 43.18, 8.64)]
    [InlineData("2025-12-21", 43.18, 15.03)]
    [InlineData("2025-03-20", 0, 11.88)]
    [InlineData("2025-06-21", 80, 0)]
    [InlineData("2025-12-21", 80, 24)]
    public void The_night_is_as_long_as_almanacs_say(string day, double latitude, double hours) =>
        Assert.Equal(hours, new Sun(latitude, 0).NightHours(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)), 0.06);

    [Fact]
    public void A_normal_year_is_the_mean_of_what_each_year_would_use()
    {
        var days = Enumerable.Range(0, 730).Select(i => First.AddDays(i)).Select(day => (day, day.Year == 2025 ? 0.0 : 20.0));
        var year = NormalYear.Of(days)!;
        Assert.Equal(365 * 7.5, year.Sum(celsius => Math.Max(15 - celsius, 0)), 6);
        Assert.Null(NormalYear.Of(Enumerable.Range(0, 200).Select(i => (First.AddDays(i), 1.0))));
    }

    private static IEnumerable<BaselineRefusalReason> Reasons(UseHistory history) => BaselineChoice.Fit(history, "power").Refusals.Select(refusal => refusal.Reason);

    /// <summary>A year of an office that takes more on workdays from nine to eight, and heats below 15 degrees.</summary>
    private static List<HourlyUse> OfficeHours(double open, double slope) =>
        [.. Enumerable.Range(0, 365 * 24).Select(i => (Day: First.AddDays(i / 24), Clock: i % 24))
        .Select(at => new HourlyUse(at.Day, at.Clock, Office(at.Day, at.Clock, open) + (slope * Math.Max(15 - Outside(at.Day), 0)), Outside(at.Day)))];

    private static double Office(DateOnly day, int clock, double open) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && clock is > 8 and < 20 ? open : 1;

    private static UseHistory Of(Func<DateOnly, double> energy) => new([.. Enumerable.Range(0, 365).Select(i => First.AddDays(i)).Select(day => new DailyUse(day, energy(day), Outside(day)))]);

    private static UseHistory Nights(Func<DateOnly, double> energy) => new([.. Enumerable.Range(0, 365).Select(i => First.AddDays(i)).Select(day => new DailyUse(day, energy(day), new Sun(43.18, 0).NightHours(day)))]);

    private static double Outside(DateOnly day) => 14 - (9 * Math.Cos((day.DayOfYear - 20) * 2 * Math.PI / 365)) + (day.DayNumber * 31 % 7) - 3;

    private static double Noise(DateOnly day) => day.DayNumber * 7919 % 13 * 0.1;
}
