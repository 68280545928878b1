using MathNet.Numerics.Statistics;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Core.Numerics;

namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>Assets of one kind, at least eight, that are compared with each other.</summary>
/// <param name="SiteId">0 where the site does not matter.</param>
/// <param name="AreaBand">0 where the area does not matter.</param>
internal sealed record PeerGroup(PeerLevel Level, string Kind, int SiteId, int AreaBand, IReadOnlyList<PeerMember> Members)
{
    public const int Measures = 8;

    /// <summary>Between which floor areas, m2, the bands lie.</summary>
    private static readonly double[] AreaEdges = [50, 100, 200, 500, 1_000, 2_000, 5_000];

    /// <summary>The closest group of each member that is large enough; who has none is not among them.</summary>
    public static IReadOnlyList<(PeerGroup Group, IReadOnlyList<PeerMember> Judged)> Of(IReadOnlyList<PeerMember> members)
    {
        var groups = new List<(PeerGroup, IReadOnlyList<PeerMember>)>();
        IReadOnlyList<PeerMember> left = members;
        foreach (var level in Enum.GetValues<PeerLevel>())
        {
            var found = members.Where(member => level != PeerLevel.KindSiteArea || member.Area > 0).GroupBy(member => KeyOf(member, level))
                .Where(group => group.Count() >= BenchmarkPercentile.FewestPeers)
                .Select(group => new PeerGroup(level, group.Key.Kind, group.Key.SiteId, group.Key.AreaBand, [.. group])).ToList();
            foreach (var group in found)
            {
                var judged = left.Where(group.Members.Contains).ToList();
                if (judged.Count > 0)
                {
                    groups.Add((group, judged));
                    left = [.. left.Except(judged)];
                }
            }
        }

        return groups;
    }

    /// <summary>The band of floor areas that a group's number stands for, m2; nulls where there is no end.</summary>
    public static (double? From, double? To) AreaOf(int band) =>
        band == 0 ? (null, null) : (band == 1 ? 0 : AreaEdges[band - 2], band > AreaEdges.Length ? null : AreaEdges[band - 1]);

    /// <summary>Place of a member in each measure, 0 lowest to 100 highest; NaN where fewer than eight have it.</summary>
    public float[] PercentilesOf(PeerMember member) =>
    [
        .. Enumerable.Range(0, Measures).Select(measure => double.IsNaN(member.Values[measure])
            ? float.NaN : (float)(BenchmarkPercentile.Of(member.Values[measure], ValuesOf(measure)) ?? double.NaN)),
    ];

    /// <summary>25th, 50th and 75th percentile of each measure; NaN where fewer than eight have it.</summary>
    public float[] Quartiles() => [.. Enumerable.Range(0, Measures).SelectMany(measure => QuartilesOf(ValuesOf(measure)))];

    /// <summary>25th, 50th and 75th percentile of the members' usual workdays, 24 values each; empty where fewer than eight have one.</summary>
    public (float[] Low, float[] Median, float[] High) Day()
    {
        double[][] days = [.. Members.Select(member => member.Day).OfType<double[]>()];
        if (days.Length < BenchmarkPercentile.FewestPeers)
        {
            return ([], [], []);
        }

        float[][] hours = [.. Enumerable.Range(0, DayVector.Length).Select(hour => QuartilesOf([.. days.Select(day => day[hour])]))];
        return ([.. hours.Select(hour => hour[0])], [.. hours.Select(hour => hour[1])], [.. hours.Select(hour => hour[2])]);
    }

    private static (string Kind, int SiteId, int AreaBand) KeyOf(PeerMember member, PeerLevel level) => (
        member.Kind, level == PeerLevel.Kind ? 0 : member.SiteId,
        level == PeerLevel.KindSiteArea ? Array.FindIndex(AreaEdges, edge => member.Area < edge) is var band and >= 0 ? band + 1 : AreaEdges.Length + 1 : 0);

    private double[] ValuesOf(int measure) => [.. Members.Select(member => member.Values[measure]).Where(value => !double.IsNaN(value))];

    private static float[] QuartilesOf(double[] values)
    {
        if (values.Length < BenchmarkPercentile.FewestPeers)
        {
            return [float.NaN, float.NaN, float.NaN];
        }

        Array.Sort(values);
        return [.. ((double[])[0.25, 0.5, 0.75]).Select(share => (float)SortedArrayStatistics.QuantileCustom(values, share, QuantileDefinition.R7))];
    }
}
