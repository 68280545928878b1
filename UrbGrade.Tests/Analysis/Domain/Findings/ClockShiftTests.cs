using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Analysis.Domain.Findings.Lighting;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Tests.Analysis.Domain.Findings;

/// <summary>Cabinets of 10 kW whose clock is hours off, and some that only burn by day.</summary>
public sealed class ClockShiftTests
{
    private const int Days = 60;
    private const long Quarter = LocalCalendar.Hour / 4;

    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");
    private static readonly DateOnly From = new(2025, 1, 6);
    private static readonly Sun Sun = new(43.18, -2.47);

    [Theory]
    [InlineData(4, 30, 40)]
    [InlineData(-4, 30, 40)]
    [InlineData(4, 48, Days)]
    public void A_clock_that_is_hours_off_was_told_each_day_as_lamps_by_day_and_each_night_as_a_dark_street(int late, int since, int until)
    {
        var (from, to) = (Noon(since), Noon(until));
        var told = LightingRules.Find(Cabinet(at => IsDown(at >= from && at < to ? at - (late * LocalCalendar.Hour) : at)));

        Assert.True(told.Count == 1, Text(told));
        Assert.Equal((FindingKind.ClockDrift, From.AddDays(since), until == Days), (told[0].Kind, Madrid.DayOf(told[0].Start), told[0].End is null));
        Assert.Equal(60.0 * late, told[0].Numbers["minutes"], 25.0);
        Assert.True(told[0].Numbers["hours"] > 2 * (until - since - 1), Text(told));
    }

    [Fact]
    public void Lamps_that_only_go_off_late_burn_by_day_and_their_clock_is_right()
    {
        var (from, to) = (Noon(30), Noon(40));
        var told = LightingRules.Find(Cabinet(at => IsDown(at) || (at >= from && at < to && IsDown(at - (4 * LocalCalendar.Hour)))));

        Assert.True(told.All(one => one.Kind == FindingKind.DayBurning), Text(told));
        Assert.Equal((From.AddDays(31), 10.0), (Madrid.DayOf(told[0].Start), told.Sum(one => one.Numbers["days"])));
    }

    [Fact]
    public void A_contactor_that_sticks_while_the_clock_is_hours_late_is_told_beside_it()
    {
        var (from, to, stuck) = (Noon(30), Noon(40), Madrid.StartOf(From.AddDays(35)));
        var told = LightingRules.Find(Cabinet(at =>
            (at >= stuck && at < stuck + (24 * LocalCalendar.Hour)) || IsDown(at >= from && at < to ? at - (4 * LocalCalendar.Hour) : at)));

        Assert.True(told.All(one => one.Kind is FindingKind.DayBurning or FindingKind.ClockDrift), Text(told));
        Assert.Contains(told, one => one.Kind == FindingKind.ClockDrift);
        var burning = told.Where(one => one.Kind == FindingKind.DayBurning).ToList();
        Assert.True(burning.Count == 1 && Madrid.DayOf(burning[0].Start) == From.AddDays(35), Text(told));
    }

    /// <summary>Of a day, counted from 0.</summary>
    private static long Noon(int day) => Madrid.StartOf(From.AddDays(day)) + (12 * LocalCalendar.Hour);

    private static bool IsDown(long at) => Sun.HeightAt(DateTimeOffset.FromUnixTimeMilliseconds(at + (Quarter / 2))) < -0.833;

    private static LightingNights Cabinet(Func<long, bool> burns)
    {
        var (steps, random) = (new List<LoadStep>(), new Random(1));
        for (var at = Madrid.StartOf(From); at < Madrid.StartOf(From.AddDays(Days)); at += Quarter)
        {
            steps.Add(new LoadStep(at, at + Quarter, (burns(at) ? 10_000 : 30) + random.NextDouble()));
        }

        return LightingNights.Of(Madrid, Sun, steps);
    }

    private static string Text(IEnumerable<Found> told) => string.Join('\n', told.Select(one => FormattableString.Invariant(
        $"{one.Kind} {DateTimeOffset.FromUnixTimeMilliseconds(one.Start):u}, {string.Join(' ', one.Numbers.Select(pair => $"{pair.Key}={pair.Value:0.#}"))}")));
}
