using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Analysis.Domain.Findings.Lighting;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Tests.Analysis.Domain.Findings;

/// <summary>The rules for lighting on cabinets of 10 kW whose faults are known.</summary>
public sealed class CabinetRuleTests
{
    private const int Days = 60;
    private const long Quarter = LocalCalendar.Hour / 4;

    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");
    private static readonly DateOnly From = new(2025, 1, 6);

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void A_contactor_that_sticks_most_of_the_time_is_told_though_its_load_is_the_usual_one(int since)
    {
        var begin = Madrid.StartOf(From.AddDays(since));
        var lighting = Cabinet((at, burns) => burns ? 10_000 : at >= begin ? 300 : 30);

        var found = Assert.Single(LightingRules.Find(lighting));

        Assert.Equal(FindingKind.OffPower, found.Kind);
        Assert.Equal((From.AddDays(since), From.AddDays(Days - 1)), (Madrid.DayOf(found.Start), Madrid.DayOf(found.End!.Value)));
        Assert.Equal(300, found.Numbers["watt"], 1.0);
        Assert.Equal(0.3 * found.Numbers["hours"], found.Excess!.Value, 5.0);
    }

    [Fact]
    public void A_load_that_is_always_there_by_day_hides_no_jump_of_a_night()
    {
        var jump = Madrid.StartOf(From.AddDays(30)) + (2 * LocalCalendar.Hour);
        var lighting = Cabinet((at, burns) => !burns ? 300 : at >= jump && at < jump + LocalCalendar.Hour ? 13_000 : 10_000);

        Assert.Equal([FindingKind.OffPower, FindingKind.PowerShift], LightingRules.Find(lighting).Select(found => found.Kind));
    }

    [Fact]
    public void A_jump_of_a_night_in_days_with_a_load_is_not_told_again_though_the_cabinet_draws_nothing_by_day()
    {
        var (begin, end) = (Madrid.StartOf(From.AddDays(20)), Madrid.StartOf(From.AddDays(25)));
        var jump = Madrid.StartOf(From.AddDays(22)) + (2 * LocalCalendar.Hour);
        var lighting = Cabinet((at, burns) =>
            burns ? (at >= jump && at < jump + LocalCalendar.Hour ? 13_000 : 10_000) : at >= begin && at < end ? 300 : 0);

        var found = Assert.Single(LightingRules.Find(lighting));

        Assert.Equal((FindingKind.OffPower, 0.0), (found.Kind, found.Numbers["always"]));
        Assert.Equal((From.AddDays(20), From.AddDays(24)), (Madrid.DayOf(found.Start), Madrid.DayOf(found.End!.Value)));
    }

    [Fact]
    public void The_night_in_which_a_contactor_began_to_stick_was_told_once_more_as_one_of_much_energy()
    {
        var (from, to) = (Madrid.StartOf(From.AddDays(30)), Madrid.StartOf(From.AddDays(32)));
        var lighting = Cabinet((at, burns) => at >= from && at < to ? 10_000 : !burns ? 30 : Madrid.ClockOf(at) is >= 22 or < 6 ? 5_000 : 10_000);

        var found = Assert.Single(LightingRules.Find(lighting));

        Assert.Equal((FindingKind.DayBurning, From.AddDays(30)), (found.Kind, Madrid.DayOf(found.Start)));
    }

    [Fact]
    public void A_camera_that_always_runs_is_no_load_by_day_that_has_to_be_told() =>
        Assert.Empty(LightingRules.Find(Cabinet((_, burns) => burns ? 10_000 : 150)));

    [Fact]
    public void Lamps_that_went_out_before_the_days_looked_at_are_out_until_a_rise_mends_them()
    {
        var fall = new LampFall(Madrid.StartOf(From.AddDays(-100)), 10_000, 1_000);
        var facts = new CabinetFacts([fall], []);
        var mended = At(30);

        var lasting = Assert.Single(LightingRules.Find(Cabinet((_, burns) => burns ? 9_000 : 30), facts));
        var over = Assert.Single(LightingRules.Find(Cabinet((at, burns) => !burns ? 30 : at < mended ? 9_000 : 10_000), facts));

        Assert.Equal((FindingKind.LampsOut, fall.Start, (long?)null), (lasting.Kind, lasting.Start, lasting.End));
        Assert.InRange(lasting.Numbers["hours"], 160 * 11, 160 * 16);
        Assert.NotEmpty(lasting.Points);
        Assert.Equal((FindingKind.LampsOut, fall.Start, From.AddDays(30)), (over.Kind, over.Start, Madrid.DayOf(over.End!.Value)));
        Assert.Empty(LightingRules.Find(Cabinet((_, burns) => burns ? 10_000 : 30), facts));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(Days)]
    public void A_half_of_a_cabinet_that_fails_is_lamps_out_until_it_burns_again(int until)
    {
        var (from, to) = (At(20), At(until));
        var found = Assert.Single(LightingRules.Find(Cabinet((at, burns) => !burns ? 30 : at >= from && at < to ? 5_000 : 10_000)));

        Assert.Equal((FindingKind.LampsOut, From.AddDays(20)), (found.Kind, Madrid.DayOf(found.Start)));
        Assert.Equal(until == Days, found.End is null);
        Assert.True(found.End is not { } end || Madrid.DayOf(end) == From.AddDays(until));
        Assert.Equal(0.5, found.Numbers["share"], 0.01);
    }

    [Theory]
    [InlineData(10, FindingKind.PowerShift)]
    [InlineData(30, FindingKind.PowerShift)]
    [InlineData(50, FindingKind.LampsOut)]
    public void A_load_that_fell_to_a_half_is_another_installation_where_a_work_was_done_about_then(int done, FindingKind kind)
    {
        var from = At(20);
        var lighting = Cabinet((at, burns) => !burns ? 30 : at >= from ? 5_000 : 10_000);

        Assert.Equal(kind, Assert.Single(LightingRules.Find(lighting, new CabinetFacts([], [From.AddDays(done)]))).Kind);
    }

    [Fact]
    public void A_few_lamps_that_burn_again_do_not_mend_a_half_that_failed()
    {
        var (half, few) = (At(20), At(40));
        var found = LightingRules.Find(Cabinet((at, burns) => !burns ? 30 : at < half ? 10_000 : at < few ? 5_000 : 5_400));

        Assert.Null(Assert.Single(found, one => one.Kind == FindingKind.LampsOut).End);
    }

    [Theory]
    [InlineData(null, Days, 0)]
    [InlineData(74.0, Days, 1)]
    [InlineData(74.0, 40, 1)]
    [InlineData(20.0, Days, 0)]
    public void One_lamp_of_many_is_told_where_it_is_known_how_many_there_are(double? lamps, int until, int told)
    {
        var (from, to) = (At(20), At(until));
        var lighting = Cabinet((at, burns) => !burns ? 30 : at >= from && at < to ? 9_865 : 10_000);

        var found = LightingRules.Find(lighting, new CabinetFacts([], [], lamps));

        Assert.Equal(told, found.Count);
        Assert.All(found, one => Assert.Equal(
            (FindingKind.LampsOut, From.AddDays(20), until == Days), (one.Kind, Madrid.DayOf(one.Start), one.End is null)));
    }

    [Fact]
    public void A_load_that_the_voltage_lowers_by_a_lamp_for_the_evening_is_no_lamp_that_is_out()
    {
        var (from, to) = (At(20), At(20) + (12 * LocalCalendar.Hour));

        Assert.Empty(LightingRules.Find(Cabinet((at, burns) => !burns ? 30 : at >= from && at < to ? 9_865 : 10_000), new CabinetFacts([], [], 74)));
    }

    [Fact]
    public void Lamps_that_fail_soon_after_the_voltage_rose_were_told_twice()
    {
        var fall = Madrid.StartOf(From.AddDays(30)) + (2 * LocalCalendar.Hour);
        var rise = fall - (10 * Quarter);
        var lighting = Cabinet((at, burns) => !burns ? 30 : at >= fall ? 9_000 : at >= rise ? 10_180 : 10_000);

        var found = Assert.Single(LightingRules.Find(lighting, new CabinetFacts([], [], 50)));

        Assert.Equal((FindingKind.LampsOut, fall), (found.Kind, found.Start));
    }

    [Fact]
    public void Lamps_that_draw_a_little_more_in_twilight_jump_no_evening()
    {
        var sun = new Sun(43.18, -2.47);
        bool IsTwilight(long at) => sun.HeightAt(DateTimeOffset.FromUnixTimeMilliseconds(at)) > -6;

        Assert.Empty(LightingRules.Find(Cabinet((at, burns) => !burns ? 30 : IsTwilight(at) ? 10_300 : 10_000)));
    }

    [Theory]
    [InlineData(0.85)]
    [InlineData(1 / 0.85)]
    public void Lamps_that_went_out_at_midnight_moved_the_minute_at_which_all_had_gone_on(double after)
    {
        var midnight = Madrid.StartOf(From.AddDays(21));
        var nights = Cabinet((at, burns) => !burns ? 30 : at < midnight ? 10_000 : 10_000 * after).Nights;
        var (before, change) = (nights.Single(night => night.Evening == From.AddDays(19)), nights.Single(night => night.Evening == From.AddDays(20)));

        Assert.Equal(before.OnAfterSunset, change.OnAfterSunset, 3.0);
        Assert.Equal(before.OffAfterSunrise, change.OffAfterSunrise, 3.0);
    }

    /// <summary>Noon of a day, counted from 0.</summary>
    private static long At(int day) => Madrid.StartOf(From.AddDays(day)) + (12 * LocalCalendar.Hour);

    /// <summary>Quarters of an hour of a cabinet; what it draws is never quite the same, unless it is nothing.</summary>
    /// <param name="watt">By instant and whether the sun is down.</param>
    private static LightingNights Cabinet(Func<long, bool, double> watt)
    {
        var (sun, random) = (new Sun(43.18, -2.47), new Random(1));
        var steps = new List<LoadStep>();
        for (var at = Madrid.StartOf(From); at < Madrid.StartOf(From.AddDays(Days)); at += Quarter)
        {
            var isDown = sun.HeightAt(DateTimeOffset.FromUnixTimeMilliseconds(at + (Quarter / 2))) < -0.833;
            steps.Add(new LoadStep(at, at + Quarter, watt(at, isDown) is > 0 and var load ? load + random.NextDouble() : 0));
        }

        return LightingNights.Of(Madrid, sun, steps);
    }
}
