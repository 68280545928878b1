using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>All rules for the load of a lighting cabinet.</summary>
internal static class LightingRules
{
    private const long HalfDay = 12 * LocalCalendar.Hour;

    /// <summary>What the rules find, in the order of time.</summary>
    /// <param name="facts">What else is known of it; null for nothing.</param>
    public static IReadOnlyList<Found> Find(LightingNights lighting, CabinetFacts? facts = null)
    {
        if (lighting.Nights.Count < 3)
        {
            return [];
        }

        List<Found> frozen = [.. FrozenLoad.Of(lighting.Steps)];
        List<(Found Drift, ClockShift? Shift)> drifts = [.. ClockDrift.Find(lighting).Select(drift => (drift, ClockShift.Of(lighting, drift)))];
        bool IsTold(LoadStep step) => drifts.Exists(one => one.Shift?.Explains(step) == true);
        List<Found> burning = [.. DayBurning.Find(lighting, IsTold)];
        List<Found> found = [.. drifts.Where(one => one.Shift is not null || !burning.Exists(other => Explains(other, one.Drift)))
            .Select(one => one.Shift?.Tell(one.Drift) ?? one.Drift)];

        // A clock that is late keeps lamps on into the morning: that is one thing.
        burning.RemoveAll(one => one.Kind == FindingKind.DayBurning && !IsLong(one) && found.Exists(one.Overlaps));
        found.AddRange(burning);

        // A meter that stands still says nothing about lamps.
        found.AddRange(DarkNights.Find(lighting, IsTold).Where(dark => !frozen.Exists(dark.Overlaps)));
        found.AddRange(frozen);
        List<Found> forced = burning.FindAll(one => one.Kind == FindingKind.DayBurning);
        List<Found> steps =
            [.. LampSteps.Find(lighting, forced, facts ?? CabinetFacts.None).Concat(LoadSpikes.Find(lighting, forced)).OrderBy(step => step.Start)];
        found.AddRange(steps.Where(step => step.Kind != FindingKind.PowerShift
            || !found.Exists(one => IsOfNights(one) && (one.Overlaps(step) || one.End == step.Start))));
        found.AddRange([.. NightEnergy.Find(lighting, found.FindAll(IsOfNights), forced)]);
        found.AddRange(NightEnergy.Unavailable(lighting));
        return [.. found.OrderBy(one => one.Start)];
    }

    /// <summary>Whether lamps that burn by day are why they switch at other times: a photocell's, and a clock's where they burn all along.</summary>
    private static bool Explains(Found burning, Found drift) => drift.Overlaps(burning) && (drift.Numbers["clock"] == 0
        || (burning.Kind == FindingKind.DayBurning && IsLong(burning) && drift.Start > burning.Start - HalfDay && drift.End < burning.End + HalfDay));

    private static bool IsLong(Found burning) => burning.Numbers["hours"] >= 2 * burning.Numbers["days"];

    /// <summary>Whether it may explain what a night was like: a load that is always there does not.</summary>
    private static bool IsOfNights(Found one) => one.Kind != FindingKind.OffPower || one.Numbers["always"] == 0;
}
