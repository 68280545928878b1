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

    /// <param name="isTold">Whether something else tells why lamps are dark in a step.</param>
    public static IEnumerable<Found> Find(LightingNights lighting, Func<LoadStep, bool> isTold)
    {
        var trips = Trips.Of(lighting).Select(trip => trip.From).ToHashSet();
        var run = new List<int>();
        for (var i = 0; i <= lighting.Steps.Count; i++)
        {
            if (i < lighting.Steps.Count && IsDark(lighting, i) && !isTold(lighting.Steps[i])
                && (run.Count == 0 || lighting.Steps[i].Start - lighting.Steps[run[^1]].End < 20 * LocalCalendar.Hour))
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
                yield return lighting.Tell(FindingKind.Outage, run, hours / FewestHours, 0.95, missing, new()
                {
                    ["hours"] = hours,
                    ["trip"] = lighting.NightOf(run[0]) == lighting.NightOf(run[^1]) && trips.Contains(lighting.Steps[run[0]].Start) ? 1 : 0,
                });
            }

            run = [];
        }
    }

    private static bool IsNight(LightingNights lighting, int step) =>
        lighting.SunHeightAt(lighting.Steps[step].Start) < DarkSun && lighting.SunHeightAt(lighting.Steps[step].End) < DarkSun;

    /// <summary>Whether lamps should burn through all of a step: it is dark, and dimming does not switch them off at that time.</summary>
    public static bool ShouldBurn(LightingNights lighting, int step) =>
        lighting.NightOf(step) is { LevelAround: > 0, IsKnown: true } && IsNight(lighting, step) && lighting.ShapeAt(step) > LitShape;

    /// <summary>Whether lamps that should burn are dark through all of a step.</summary>
    public static bool IsDark(LightingNights lighting, int step) =>
        ShouldBurn(lighting, step) && lighting.Steps[step].Watt < DarkShare * lighting.NightOf(step)!.LevelAround * lighting.ShapeAt(step);
}
