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

    public static IEnumerable<Found> Find(LightingNights lighting)
    {
        foreach (var run in Runs(lighting, (watt, level) => watt > LitShare * level))
        {
            var (hours, energy) = Sum(lighting, run, level: 0);
            if (hours >= FewestHours)
            {
                yield return lighting.Tell(FindingKind.DayBurning, run, hours / FewestHours, 0.95, energy, new() { ["hours"] = hours, ["energy"] = energy, ["days"] = run.Select(i => lighting.Calendar.DayOf(lighting.Steps[i].Start)).Distinct().Count() });
            }
        }

        var usual = Robust.Median(Runs(lighting, (_, _) => true).SelectMany(run => run).Select(i => lighting.Steps[i].Watt));
        foreach (var run in Runs(lighting, (watt, level) => watt > Limit(usual, level) && watt <= LitShare * level))
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

    /// <summary>W by day above which something is told: twice the usual, but not so much more than what any cabinet may draw.</summary>
    private static double Limit(double usual, double level) => Math.Max(OffLimit, Math.Min(2 * usual, OffLimit + (OffShare * level)));

    private static (double Hours, double EnergyKwh) Sum(LightingNights lighting, List<int> run, double level) =>
        (run.Sum(i => lighting.Steps[i].Hours), run.Sum(i => lighting.Steps[i].Hours * (lighting.Steps[i].Watt - level) / 1000));

    /// <summary>Steps by day for which something holds, those of days that follow each other together.</summary>
    private static List<List<int>> Runs(LightingNights lighting, Func<double, double, bool> holds)
    {
        var runs = new List<List<int>>();
        for (var i = 0; i < lighting.Steps.Count; i++)
        {
            var step = lighting.Steps[i];
            if (lighting.NightOf(i) is not { } night || lighting.SunHeightAt(step.Start) <= DaySun || lighting.SunHeightAt(step.End) <= DaySun
                || !holds(step.Watt, night.LevelAround))
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
}
