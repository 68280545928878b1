using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>Finds two meters of a carrier at one site each of which, from about the same day on, tells what the other one used to tell.</summary>
internal static class SwappedMeters
{
    /// <summary>The day of a level is known so well.</summary>
    private const long MostApart = 3L * 86_400_000;

    /// <summary>Meters that use about the same cannot be told apart.</summary>
    private const double LeastRatio = 1.5;

    /// <summary>How far each may be from what the other used to tell, as a share of it.</summary>
    private const double MostDifference = 0.25;

    /// <summary>Each series of a pair, once.</summary>
    public static IEnumerable<(ChangedLevel Level, Found Found)> Find(IReadOnlyList<ChangedLevel> levels)
    {
        var taken = new HashSet<int>();
        var pairs = from one in levels
                    from other in levels
                    where one.SeriesId < other.SeriesId && one.SiteId == other.SiteId && one.Medium == other.Medium
                        && Math.Abs(one.Start - other.Start) <= MostApart
                    let difference = Math.Max(Difference(one, other), Difference(other, one))
                    where difference <= MostDifference && Ratio(one.Expected, other.Expected) >= LeastRatio
                    orderby difference, one.SeriesId, other.SeriesId
                    select (One: one, Other: other, Difference: difference);
        foreach (var (one, other, difference) in pairs)
        {
            if (taken.Contains(one.SeriesId) || taken.Contains(other.SeriesId))
            {
                continue;
            }

            taken.UnionWith([one.SeriesId, other.SeriesId]);
            yield return (one, Tell(one, other, difference));
            yield return (other, Tell(other, one, difference));
        }
    }

    private static Found Tell(ChangedLevel one, ChangedLevel other, double difference) => new(
        FindingKind.Swapped, Math.Min(one.Start, other.Start), one.End is { } end && other.End is { } until ? Math.Max(end, until) : null,
        Math.Max(1, Ratio(one.Expected, other.Expected) / LeastRatio), 1 - (difference / 2 / MostDifference), null,
        new Dictionary<string, double> { ["before"] = one.Expected, ["now"] = one.Measured, ["other"] = other.Expected, ["series"] = other.SeriesId });

    private static double Difference(ChangedLevel one, ChangedLevel other) =>
        other.Expected > 0 ? Math.Abs(one.Measured - other.Expected) / other.Expected : double.PositiveInfinity;

    private static double Ratio(double one, double other) => Math.Max(one, other) / Math.Max(Math.Min(one, other), 1e-9);
}
