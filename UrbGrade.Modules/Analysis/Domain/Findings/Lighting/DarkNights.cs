using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>Finds times of the night at which lamps that should burn are dark.</summary>
internal static class DarkNights
{
    /// <summary>Of what is expected.</summary>
    private const double DarkShare = 0.1;

    private const double LitShape = 0.2;

    /// <summary>h.</summary>
    private const double FewestHours = 0.4;

    /// <summary>Sun so low, degrees, that it is dark: the end of civil twilight.</summary>
    private const double DarkSun = -6;

    public static IEnumerable<Found> Find(LightingNights lighting)
    {
        var run = new List<int>();
        for (var i = 0; i <= lighting.Steps.Count; i++)
        {
            if (i < lighting.Steps.Count && IsDark(lighting, i) && (run.Count == 0 || lighting.Steps[i].Start - lighting.Steps[run[^1]].End < 20 * LocalCalendar.Hour))
            {
                run.Add(i);
                continue;
            }

            // By day and in twilight nothing can be said.
            if (i < lighting.Steps.Count && run.Count > 0 && !IsNight(lighting, i))
            {
                continue;
            }

            if (run.Count > 0 && run.Sum(at => lighting.Steps[at].Hours) is var hours && hours >= FewestHours)
            {
                var missing = run.Sum(at => lighting.Steps[at].Hours * (lighting.Steps[at].Watt - lighting.Expected(at)) / 1000);
                yield return lighting.Tell(FindingKind.Outage, run, hours / FewestHours, 0.95, missing, new() { ["hours"] = hours });
            }

            run = [];
        }
    }

    private static bool IsNight(LightingNights lighting, int step) =>
        lighting.SunHeightAt(lighting.Steps[step].Start) < DarkSun && lighting.SunHeightAt(lighting.Steps[step].End) < DarkSun;

    private static bool IsDark(LightingNights lighting, int step) =>
        lighting.NightOf(step) is { } night && IsNight(lighting, step) && lighting.ShapeAt(step) is var shape && shape > LitShape
        && night.LevelAround is var level && level > 0 && lighting.Steps[step].Watt < DarkShare * level * shape;
}
