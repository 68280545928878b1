using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Analysis.Domain.Findings.Lighting;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Findings;

/// <summary>What a look at a series stands on.</summary>
/// <param name="From">First local day.</param>
/// <param name="Last">Last local day, included.</param>
/// <param name="Hours">From the first to the last, h.</param>
/// <param name="LeftOut">Those of them that are missing or not valid, h.</param>
/// <param name="Judged">First local day that was judged, those before tell what is usual; null where limits are fixed or the nights around tell.</param>
internal sealed record LookedAt(DateOnly From, DateOnly Last, double Hours, double LeftOut, DateOnly? Judged = null)
{
    /// <param name="first">The first hour to judge.</param>
    public static LookedAt Of(HourTrack track, int first) => new(
        track.From, track.DayOf(track.Count - 1), track.Count, track.Values.Count(double.IsNaN), first < track.Count ? track.DayOf(first) : null);

    /// <param name="steps">In order of time; at least one.</param>
    public static LookedAt Of(LocalCalendar calendar, IReadOnlyList<LoadStep> steps)
    {
        var hours = (double)(steps[^1].End - steps[0].Start) / LocalCalendar.Hour;
        return new LookedAt(calendar.DayOf(steps[0].Start), calendar.DayOf(steps[^1].End - 1), hours, Math.Max(0, hours - steps.Sum(step => step.Hours)));
    }

    /// <summary>The finding with these among its numbers; days count from 1 January of the year 1.</summary>
    public Found Beside(Found found)
    {
        var numbers = new Dictionary<string, double>(found.Numbers)
        {
            ["lookedFrom"] = From.DayNumber, ["lookedLast"] = Last.DayNumber, ["lookedHours"] = Hours, ["lookedLeftOut"] = LeftOut,
        };
        if (Judged is { } judged && found.Kind is not (FindingKind.WaterLeak or FindingKind.Frozen))
        {
            numbers["judgedFrom"] = judged.DayNumber;
        }

        return found with { Numbers = numbers };
    }
}
