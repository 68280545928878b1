using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Analysis.Domain.Findings.Lighting;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Tests.Analysis.Domain.Findings;

/// <summary>The rules for lighting on cabinets of 10 kW whose dimming changes on a day that is known, or that are dimmed in short nights.</summary>
public sealed class DimmedCabinetTests
{
    private const long Quarter = LocalCalendar.Hour / 4;
    private const int Change = 40;

    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");
    private static readonly DateOnly Winter = new(2025, 1, 6);
    private static readonly DateOnly Summer = new(2025, 6, 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_first_nights_of_a_deeper_dimming_are_no_lamps_out_where_its_day_is_known(int nights)
    {
        var begin = Noon(Winter, Change);
        LightingNights Dimmed(params long[] programs) =>
            Cabinet(Winter, Change + nights, (at, clock) => at >= begin && clock is >= 22 or < 6 ? 5_000 : 10_000, programs);

        Assert.NotEmpty(LightingRules.Find(Dimmed()));
        Assert.Empty(LightingRules.Find(Dimmed(begin)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void Lamps_that_a_new_program_switches_off_for_a_part_of_the_night_are_no_outage_where_its_day_is_known(int nights)
    {
        var begin = Noon(Winter, Change);
        LightingNights OffInPart(params long[] programs) =>
            Cabinet(Winter, Change + nights, (at, clock) => at >= begin && clock < 5 ? 30 : 10_000, programs);

        Assert.Contains(LightingRules.Find(OffInPart()), found => found.Kind == FindingKind.Outage);
        Assert.Empty(LightingRules.Find(OffInPart(begin)));
    }

    [Fact]
    public void A_night_in_which_a_node_took_another_program_is_held_against_neither()
    {
        var begin = Noon(Winter, Change) + (14 * LocalCalendar.Hour);

        Assert.Empty(LightingRules.Find(Cabinet(Winter, Change + 6, (at, clock) => at >= begin && clock is >= 20 or < 6 ? 4_000 : 10_000, begin)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Lamps_that_burn_no_more_since_another_program_began_are_an_outage(int nights)
    {
        var begin = Noon(Winter, Change);

        var found = Assert.Single(LightingRules.Find(Cabinet(Winter, Change + nights, (at, _) => at >= begin ? 30 : 10_000, begin)));

        Assert.Equal((FindingKind.Outage, Winter.AddDays(Change), (long?)null), (found.Kind, Madrid.DayOf(found.Start), found.End));
    }

    [Fact]
    public void Lamps_that_fail_long_after_another_program_began_are_out()
    {
        var (begin, fall) = (Noon(Winter, 10), Noon(Winter, Change));
        var lighting = Cabinet(
            Winter, Change + 3, (at, clock) => (at >= begin && clock is >= 22 or < 6 ? 0.5 : 1) * (at >= fall ? 9_000 : 10_000), begin);

        var found = Assert.Single(LightingRules.Find(lighting));

        Assert.Equal((FindingKind.LampsOut, Winter.AddDays(Change)), (found.Kind, Madrid.DayOf(found.Start)));
    }

    [Theory]
    [InlineData(8_000, 40, FindingKind.PowerShift)]
    [InlineData(8_000, 50, FindingKind.PowerShift)]
    [InlineData(8_000, 60, FindingKind.LampsOut)]
    [InlineData(9_000, 50, FindingKind.LampsOut)]
    [InlineData(9_000, 40, null)]
    public void A_load_that_falls_by_more_than_lamps_do_about_the_day_of_a_dimming_is_the_dimming(int watt, int done, FindingKind? kind)
    {
        var fall = Noon(Winter, Change);

        var found = LightingRules.Find(Cabinet(Winter, 70, (at, _) => at >= fall ? watt : 10_000, Noon(Winter, done)));

        FindingKind[] told = kind is { } only ? [only] : [];
        Assert.Equal(told, found.Select(one => one.Kind));
    }

    [Fact]
    public void A_deeper_dimming_of_short_nights_is_a_load_jump_and_no_lamps_out()
    {
        var begin = Noon(Summer, 20);

        var found = Assert.Single(LightingRules.Find(Cabinet(Summer, 40, (at, clock) => !IsDimmed(clock) ? 10_000 : at >= begin ? 5_000 : 7_000, begin)));

        Assert.Equal((FindingKind.PowerShift, Summer.AddDays(20)), (found.Kind, Madrid.DayOf(found.Start)));
        Assert.Equal(-2.0 / 7, found.Numbers["share"], 0.01);
    }

    [Theory]
    [InlineData(7_000)]
    [InlineData(5_000)]
    public void Full_light_before_and_after_the_dimmed_hours_of_short_nights_is_no_jump_and_no_energy_beside_the_usual(int dimmed) =>
        Assert.Empty(LightingRules.Find(Cabinet(Summer, 40, (_, clock) => IsDimmed(clock) ? dimmed : 10_000)));

    [Fact]
    public void A_jump_in_the_full_light_of_one_short_evening_is_told_once()
    {
        var jump = Noon(Summer, 15) + (10 * LocalCalendar.Hour);
        var lighting = Cabinet(Summer, 40, (at, clock) => at == jump ? 16_000 : IsDimmed(clock) ? 7_000 : 10_000);

        var found = Assert.Single(LightingRules.Find(lighting));

        Assert.Equal((FindingKind.PowerShift, jump), (found.Kind, found.Start));
    }

    /// <summary>All of the core of a short night, and less than the night.</summary>
    private static bool IsDimmed(double clock) => clock is >= 22.25 or < 5.75;

    private static long Noon(DateOnly from, int day) => Madrid.StartOf(from.AddDays(day)) + (12 * LocalCalendar.Hour);

    /// <summary>Quarters of an hour of a cabinet that draws 30 W while the sun is up; what it draws is never quite the same.</summary>
    /// <param name="watt">Of its lamps by instant and clock, h.</param>
    /// <param name="programs">When another dimming is known to have begun.</param>
    private static LightingNights Cabinet(DateOnly from, int days, Func<long, double, double> watt, params long[] programs)
    {
        var (sun, random) = (new Sun(43.18, -2.47), new Random(1));
        var steps = new List<LoadStep>();
        for (var at = Madrid.StartOf(from); at < Madrid.StartOf(from.AddDays(days)); at += Quarter)
        {
            var isDown = sun.HeightAt(DateTimeOffset.FromUnixTimeMilliseconds(at + (Quarter / 2))) < -0.833;
            var clock = (at - Madrid.StartOf(Madrid.DayOf(at))) / (double)LocalCalendar.Hour;
            steps.Add(new LoadStep(at, at + Quarter, (isDown ? watt(at, clock) : 30) + random.NextDouble()));
        }

        return LightingNights.Of(Madrid, sun, steps, programs);
    }
}
