using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>Finds a power that does not move at all for hours.</summary>
internal static class FrozenLoad
{
    private const int FewestSteps = 8;

    /// <summary>Readings that can tell what is usual.</summary>
    private const int FewestUsual = 96;

    private const double FewestHours = 2;

    /// <summary>A load that usually moves from one reading to the next; others are left alone.</summary>
    private const double UsualShare = 0.8;

    public static IEnumerable<Found> Of(IReadOnlyList<LoadStep> steps)
    {
        var whole = Moves(steps, steps.Count);
        for (var i = 0; i < steps.Count;)
        {
            var first = i++;
            while (i < steps.Count && steps[i].Watt == steps[first].Watt)
            {
                i++;
            }

            var hours = (steps[i - 1].End - steps[first].Start) / 3_600_000.0;
            if (i - first >= FewestSteps && hours >= FewestHours && (whole || (i - first > (1 - UsualShare) * steps.Count && Moves(steps, first))))
            {
                var (from, to) = (Math.Max(0, first - 96), Math.Min(steps.Count, i + 96));
                yield return new Found(
                    FindingKind.Frozen, steps[first].Start, i == steps.Count ? null : steps[i - 1].End, hours / FewestHours, 0.9, null,
                    new Dictionary<string, double> { ["hours"] = hours, ["next"] = steps[first].Watt, ["usual"] = steps[first].Watt })
                {
                    Unit = "W",
                    Points = [.. Enumerable.Range(from, to - from).Select(at => new EvidencePoint(steps[at].Start, steps[at].Watt, null)).Take(360)],
                };
            }
        }
    }

    /// <summary>Whether the load moved in the first so many readings: what stands for long hides what is usual, which those before it tell then.</summary>
    private static bool Moves(IReadOnlyList<LoadStep> steps, int count) =>
        count >= FewestUsual && Enumerable.Range(1, count - 1).Count(i => steps[i].Watt != steps[i - 1].Watt) >= UsualShare * (count - 1);
}
