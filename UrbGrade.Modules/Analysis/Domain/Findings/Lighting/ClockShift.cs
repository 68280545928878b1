using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>A clock that is hours off: lamps go on and off later or earlier by the same. What burns by day and is dark at night meanwhile is its
/// doing.</summary>
internal sealed class ClockShift
{
    /// <summary>Minutes; a smaller shift leaves little more than twilight to be explained.</summary>
    private const double Least = 90;

    /// <summary>Minutes by which the ends of a night, and nights, may differ: readings of an hour tell a switching no better.</summary>
    private const double Apart = 30;

    private const double Minute = 60_000;
    private const int FewestNights = 2;

    /// <summary>So far beyond a night nothing is a clock's doing any more.</summary>
    private const long Farthest = 12 * LocalCalendar.Hour;

    private readonly LightingNights lighting;
    private readonly double minutes;
    private readonly List<(double From, double To)> moved;

    private ClockShift(LightingNights lighting, double minutes, List<Night> nights)
    {
        (this.lighting, this.minutes) = (lighting, minutes);
        moved = [.. nights.SelectMany(night => new[] { night.Sunset, night.Sunrise }).Select(end => (
            end + (Minute * (Math.Min(0, minutes) - Apart)), end + (Minute * (Math.Max(0, minutes) + Apart))))];
    }

    /// <summary>Null for a drift that is none: most of its nights did not move at both ends by the same, such as where lamps only go off late.</summary>
    public static ClockShift? Of(LightingNights lighting, Found drift)
    {
        if (drift.Numbers["clock"] == 0)
        {
            return null;
        }

        List<Night> nights = [.. lighting.Nights.Where(night => night.Sunset >= drift.Start && night.Sunrise <= (drift.End ?? long.MaxValue))];
        var known = nights.Select(night => MinutesOf(lighting, night)).Where(double.IsFinite).ToList();
        var minutes = Robust.Median(known);
        return known.Count >= FewestNights && 2 * known.Count > nights.Count && Math.Abs(minutes) >= Least
            && known.TrueForAll(one => Math.Abs(one - minutes) <= Apart) ? new ClockShift(lighting, minutes, nights) : null;
    }

    /// <summary>Whether it is why lamps burn by day, or are dark at night, in the middle of a step.</summary>
    public bool Explains(LoadStep step) => moved.Exists(one => step.Middle >= one.From && step.Middle < one.To);

    /// <summary>The drift with how far the clock is off and what burned by day for that; lamps burn no longer than they should.</summary>
    public Found Tell(Found drift)
    {
        List<int> byDay = [.. Enumerable.Range(0, lighting.Steps.Count).Where(step => DayBurning.IsByDay(lighting, step) && Explains(lighting.Steps[step]))];
        return drift with
        {
            Excess = 0,
            Numbers = new Dictionary<string, double>(drift.Numbers)
            {
                ["minutes"] = minutes, ["on"] = minutes, ["off"] = minutes, ["hours"] = byDay.Sum(step => lighting.Steps[step].Hours),
            },
        };
    }

    /// <summary>Minutes by which both ends of a night moved; NaN where not by the same, or where readings do not tell.</summary>
    private static double MinutesOf(LightingNights lighting, Night night)
    {
        var steps = lighting.Steps;
        bool IsLit(int step) => DayBurning.IsLit(steps[step], night.LevelAround);
        double LitFor(int step) => Math.Min(1, steps[step].Watt / night.LevelAround) * (steps[step].End - steps[step].Start);
        List<int> lit = [.. Enumerable.Range(night.First, night.End - night.First)
            .Where(step => IsLit(step) && steps[step].End > night.Sunset && steps[step].Start < night.Sunrise)];
        if (lit.Count == 0)
        {
            return double.NaN;
        }

        var (first, last) = (lit[0], lit[^1]);
        while (first > 0 && IsLit(first - 1) && steps[first - 1].End > night.Sunset - Farthest)
        {
            first--;
        }

        while (last < steps.Count - 1 && IsLit(last + 1) && steps[last + 1].Start < night.Sunrise + Farthest)
        {
            last++;
        }

        if (first == 0 || last == steps.Count - 1 || steps[first - 1].End < steps[first].Start || steps[last + 1].Start > steps[last].End)
        {
            return double.NaN;
        }

        var (on, off) = ((steps[first].End - LitFor(first) - night.Sunset) / Minute, (steps[last].Start + LitFor(last) - night.Sunrise) / Minute);
        return Math.Abs(on - off) <= Apart ? (on + off) / 2 : double.NaN;
    }
}
