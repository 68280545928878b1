using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>Finds single steps of the load far above what is expected.</summary>
internal static class LoadSpikes
{
    /// <summary>W above what is expected by which they stand out at least.</summary>
    private const double Watt = 200;

    /// <summary>The least share above what is expected that is told.</summary>
    private const double LeastShare = 0.02;

    /// <summary>Times as much as the load usually scatters about what is expected.</summary>
    private const double NoiseFactor = 6;

    /// <summary>Seven minutes.</summary>
    private const double FewestHours = 7 / 60.0;

    /// <param name="forced">Times at which somebody, or a fault, kept the lamps on.</param>
    public static IEnumerable<Found> Find(LightingNights lighting, IReadOnlyCollection<Found> forced)
    {
        var share = Math.Max(LeastShare, NoiseFactor * NoiseOf(lighting));
        for (var i = 0; i < lighting.Steps.Count; i++)
        {
            var first = i;
            while (i < lighting.Steps.Count && lighting.NightOf(i) is { HighestNear: > 0, IsKnown: true } night && !night.IsForced(forced)
                && lighting.Steps[i].Watt - (night.HighestNear * lighting.UsualAt(i))
                    > Math.Max(Watt, share * night.HighestNear))
            {
                i++;
            }

            if (i == first || lighting.Steps[i - 1].End - lighting.Steps[first].Start > 12 * LocalCalendar.Hour)
            {
                continue;
            }

            var run = Enumerable.Range(first, i - first).ToList();
            if (run.Sum(at => lighting.Steps[at].Hours) >= FewestHours)
            {
                var watt = run.Max(at => lighting.Steps[at].Watt);
                var usual = lighting.Expected(first);
                yield return lighting.Tell(
                    FindingKind.PowerShift, run, (watt - usual) / Math.Max(Watt, share * usual), 0.7,
                    run.Sum(at => lighting.Steps[at].Hours * (lighting.Steps[at].Watt - lighting.Expected(at)) / 1000),
                    new() { ["before"] = usual, ["after"] = watt, ["share"] = (watt - usual) / usual });
            }
        }
    }

    /// <summary>Standard deviation of the load in the cores of nights, as a share of what is expected: by the voltage, by lamps that warm up.</summary>
    private static double NoiseOf(LightingNights lighting)
    {
        var shares = Enumerable.Range(0, lighting.Steps.Count).Where(step => lighting.IsCore(step) && lighting.NightOf(step) is { IsKnown: true })
            .Select(step => (lighting.Steps[step].Watt / lighting.Expected(step)) - 1).Where(double.IsFinite).ToList();
        return shares.Count == 0 ? 0 : Robust.Spread(shares, Robust.Median(shares));
    }
}
