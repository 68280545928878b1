namespace UrbGrade.Modules.Core.Numerics;

/// <summary>Place among peers, 0 lowest to 100 highest: <c>100 * (mean rank - 0.5) / n</c>.</summary>
internal static class BenchmarkPercentile
{
    /// <summary>Fewer tell nothing, and too much about each other.</summary>
    public const int FewestPeers = 8;

    /// <summary>The place of a value; ties share their mean rank. Null with fewer than 8 peers.</summary>
    /// <param name="peers">Figures of the whole group (type, zone, area band), the value's own among them; in any order.</param>
    public static double? Of(double value, ReadOnlySpan<double> peers)
    {
        int below = 0, same = 0;
        foreach (var peer in peers)
        {
            below += peer < value ? 1 : 0;
            same += peer.Equals(value) ? 1 : 0;
        }

        return Of(below, same, peers.Length);
    }

    /// <summary>The same of a value whose peers are counted.</summary>
    /// <param name="below">Peers with less.</param>
    /// <param name="same">Peers with as much, itself among them.</param>
    /// <param name="peers">All of them.</param>
    public static double? Of(int below, int same, int peers) => peers < FewestPeers ? null : 100 * (below + ((same + 1) / 2.0) - 0.5) / peers;
}
