using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>Finds single steps of the load far above what is expected.</summary>
internal static class LoadSpikes
{
    /// <summary>W above what is expected by which they stand out at least.</summary>
    private const double Watt = 200;

    /// <summary>Seven minutes.</summary>
    private const double FewestHours = 7 / 60.0;

    /// <param name="forced">Times at which somebody, or a fault, kept the lamps on.</param>
    public static IEnumerable<Found> Find(LightingNights lighting, IReadOnlyCollection<Found> forced)
    {
        for (var i = 0; i < lighting.Steps.Count; i++)
        {
            var first = i;
            while (i < lighting.Steps.Count && lighting.NightOf(i) is { HighestNear: > 0, IsKnown: true } night && !night.IsForced(forced)
                && lighting.Steps[i].Watt - (night.HighestNear * lighting.UsualAt(i))
                    > Math.Max(Watt, LightingEvidence.JumpShare * night.HighestNear))
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
                    FindingKind.PowerShift, run, (watt - usual) / Math.Max(Watt, LightingEvidence.JumpShare * usual), 0.7,
                    run.Sum(at => lighting.Steps[at].Hours * (lighting.Steps[at].Watt - lighting.Expected(at)) / 1000),
                    new() { ["before"] = usual, ["after"] = watt, ["share"] = (watt - usual) / usual });
            }
        }
    }
}
