using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>Finds lamps that burn under the sun, and cabinets that draw by day what no clock explains.</summary>
internal static class DayBurning
{
    /// <summary>Sun so high, degrees, that nobody needs a lamp.</summary>
    private const double DaySun = 5;

    private const double LitShare = 0.25;
    private const double FewestHours = 1;

    /// <summary>W for each phase, of which a cabinet has one at least.</summary>
    private const double OffLimit = 100;

    /// <summary>Of the load by night, what controls and cameras of a large cabinet may draw beside.</summary>
    private const double OffShare = 0.01;

    private const double OffHours = 3;

    /// <summary>Days that follow each other are one finding: from one day's last hour to the next one's first.</summary>
    private const long Joined = 20 * LocalCalendar.Hour;

    /// <param name="isTold">Whether something else tells why lamps burn in a step.</param>
    public static IEnumerable<Found> Find(LightingNights lighting, Func<LoadStep, bool> isTold)
    {
        foreach (var run in Runs(lighting, (step, level) => IsLit(step, level) && !isTold(step)))
        {
            var (hours, energy) = Sum(lighting, run, level: 0);
            if (hours >= FewestHours)
            {
                var days = run.Select(i => lighting.Calendar.DayOf(lighting.Steps[i].Start)).Distinct().Count();
                yield return lighting.Tell(
                    FindingKind.DayBurning, run, hours / FewestHours, 0.95, energy, new() { ["hours"] = hours, ["energy"] = energy, ["days"] = days });
            }
        }

        var usual = Robust.Median(Runs(lighting, (_, _) => true).SelectMany(run => run).Select(i => lighting.Steps[i].Watt));
        foreach (var run in Runs(lighting, (step, level) => step.Watt > Limit(usual, level) && !IsLit(step, level)))
        {
            var limit = Limit(usual, lighting.NightOf(run[0])!.LevelAround);

            // What passes the limit always is no measure for itself.
            var isAlways = usual > limit;
            var sound = isAlways ? 0 : usual;
            var (hours, energy) = Sum(lighting, run, sound);
            if (hours >= OffHours)
            {
                var watt = Robust.Median(run.Select(i => lighting.Steps[i].Watt));
                yield return lighting.Tell(
                    FindingKind.OffPower, run, watt / limit, 0.8, energy,
                    new() { ["hours"] = hours, ["watt"] = watt, ["usual"] = sound, ["always"] = isAlways ? 1 : 0 });
            }
        }
    }

    /// <summary>Whether lamps burn in a step.</summary>
    /// <param name="level">What they draw at full light, W.</param>
    public static bool IsLit(LoadStep step, double level) => step.Watt > LitShare * level;

    /// <summary>Whether lamps burn in a step under the sun.</summary>
    public static bool IsByDay(LightingNights lighting, int step) => Holds(lighting, step, IsLit);

    /// <summary>W by day above which something is told: twice the usual, but not so much more than what any cabinet may draw.</summary>
    private static double Limit(double usual, double level) => Math.Max(OffLimit, Math.Min(2 * usual, OffLimit + (OffShare * level)));

    private static (double Hours, double EnergyKwh) Sum(LightingNights lighting, List<int> run, double level) =>
        (run.Sum(i => lighting.Steps[i].Hours), run.Sum(i => lighting.Steps[i].Hours * (lighting.Steps[i].Watt - level) / 1000));

    /// <summary>Steps by day for which something holds, those of days that follow each other together.</summary>
    private static List<List<int>> Runs(LightingNights lighting, Func<LoadStep, double, bool> holds)
    {
        var runs = new List<List<int>>();
        for (var i = 0; i < lighting.Steps.Count; i++)
        {
            var step = lighting.Steps[i];
            if (!Holds(lighting, i, holds))
            {
                continue;
            }

            if (runs is [.., var last] && step.Start - lighting.Steps[last[^1]].End <= Joined)
            {
                last.Add(i);
            }
            else
            {
                runs.Add([i]);
            }
        }

        return runs;
    }

    private static bool Holds(LightingNights lighting, int at, Func<LoadStep, double, bool> holds) => lighting.Steps[at] is var step
        && lighting.NightOf(at) is { } night && lighting.SunHeightAt(step.Start) > DaySun && lighting.SunHeightAt(step.End) > DaySun
        && holds(step, night.LevelAround);
}
