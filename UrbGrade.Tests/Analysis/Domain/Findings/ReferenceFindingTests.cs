using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Tests.Analysis.Domain.Findings;

/// <summary>Precision and recall on what was done to cabinets and meters; docs/accuracy.md tells them.</summary>
public sealed class ReferenceFindingTests
{
    /// <summary>What is told by validation, or by a resend of what is missing, and not by a finding.</summary>
    private static readonly string[] ToldElsewhere = ["register_rollover", "negative"];

    [Fact]
    public void A_year_of_counters_misses_no_lamp_no_outage_no_burning_by_day_and_no_clock()
    {
        var (events, found) = ReferenceCabinets.Judge(ReferenceCabinets.Year);
        Judge(events, found, one => one.Type is not ("voltage_sag" or "spike"));
    }

    [Fact]
    public void A_month_of_quarter_hours_misses_nothing()
    {
        var (events, found) = ReferenceCabinets.Judge(ReferenceCabinets.November);
        Judge(events, found, _ => true);
    }

    [Theory]
    [InlineData("b41_2019", 1)]
    [InlineData("uk_house0_2021", 1)]
    public void Counters_that_stand_and_gaps_of_six_hours_are_all_told(string name, int unexplained)
    {
        var (events, hours) = ReferenceMeters.Corrupt(name);
        var frozen = FrozenMeter.OfCounter(hours, 0).ToList();
        var gaps = Gap.Of(hours, 0);

        Assert.All(events.Where(one => one.Type == "stuck"), one => Assert.Contains(frozen, f => f.Start < one.End && one.Start < (f.End ?? long.MaxValue)));
        Assert.All(
            events.Where(one => one.Type == "gap" && one.End - one.Start >= Gap.FewestHours * LocalCalendar.Hour),
            one => Assert.Contains(gaps, gap => gap.Start < one.End && one.Start < (gap.End ?? long.MaxValue)));
        var others = frozen.Where(f => !events.Exists(one => one.Type == "stuck" && f.Start < one.End && one.Start < (f.End ?? long.MaxValue))).ToList();
        Print($"{name}: {frozen.Count} times that a counter stood, {others.Count} of them not put in; {gaps.Count} gaps");
        Assert.Equal(unexplained, others.Count);
    }

    [Fact]
    public void An_outage_that_nobody_put_in_is_told()
    {
        // The building stood still from the 12th to the 15th of November 2019; its meter told zeros.
        var (_, hours) = ReferenceMeters.Corrupt("b41_2019");
        var outage = new DateTimeOffset(2019, 11, 13, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        Assert.Contains(FrozenMeter.OfCounter(hours, 0), found => found.Start <= outage && outage < found.End);
    }

    /// <param name="shows">Whether the readings can show an event at all: counters of hours show neither voltages nor quarters of an hour.</param>
    private static void Judge(List<ReferenceCabinets.Event> all, Dictionary<string, List<Found>> found, Func<ReferenceCabinets.Event, bool> shows)
    {
        var events = all.Where(one => shows(one) && !ToldElsewhere.Contains(one.Type) && !IsShortGap(one)).ToList();
        var missed = events.Where(one => !ReferenceCabinets.Telling(one, found[one.Cabinet]).Any()).ToList();
        foreach (var type in events.GroupBy(one => one.Type))
        {
            Print($"{type.Key}: {type.Count() - missed.Count(one => one.Type == type.Key)} of {type.Count()} told");
        }

        var told = found.SelectMany(pair => pair.Value.Select(one => (Cabinet: pair.Key, Found: one))).ToList();
        var extra = told.Where(one => !ReferenceCabinets.IsExplained(one.Found, all.Where(e => e.Cabinet == one.Cabinet))).ToList();
        foreach (var kind in told.GroupBy(one => one.Found.Kind))
        {
            Print($"{kind.Key}: {kind.Count() - extra.Count(one => one.Found.Kind == kind.Key)} of {kind.Count()} findings explained by what was done");
        }

        Assert.Empty(missed);
        Assert.Empty(extra.Select(one => $"{one.Cabinet}: {one.Found.Kind}"));
    }

    private static bool IsShortGap(ReferenceCabinets.Event one) => one.Type == "comms_gap" && one.End - one.Start < Gap.FewestHours * LocalCalendar.Hour;

    private static void Print(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
