using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Dashboard.Series;

/// <summary>A stretch of a chart with what it stands on.</summary>
/// <param name="End">Excluded.</param>
/// <param name="Value">Null for a gap.</param>
/// <param name="Expected">Hours that should have a reading.</param>
/// <param name="Valid">Hours that have one.</param>
/// <param name="Estimated">Of the valid ones, those estimated.</param>
internal readonly record struct ChartBin(
    DateTimeOffset Start, DateTimeOffset End, double? Value, int Expected, int Valid, int Estimated)
{
    /// <summary><see cref="PointQuality.SoFar"/> or <see cref="PointQuality.Begun"/> where it tells of a part of its stretch, though nothing need be missing,
    /// and <see cref="PointQuality.SumOnly"/> where its hours are known only by their sum; otherwise null.</summary>
    public PointQuality? Part { get; init; }

    /// <summary>Hours without a reading of which the sum of a longer time is known.</summary>
    public int SumOnly { get; init; }

    /// <summary>As it travels.</summary>
    public SeriesPoint ToPoint() => new(Start, Value, Value is null ? SumOnly > 0 && SumOnly >= Expected - Valid ? PointQuality.SumOnly : PointQuality.Missing
        : Part ?? (Valid < Expected || Valid == 0 ? PointQuality.Partial
        : Estimated > 0 ? PointQuality.Estimated : PointQuality.Measured));

    /// <summary>Merges neighbours.</summary>
    /// <param name="addsUp">Sum; otherwise the mean weighted by valid hours.</param>
    public static ChartBin Merge(ReadOnlySpan<ChartBin> bins, bool addsUp)
    {
        double sum = 0, weight = 0;
        int expected = 0, valid = 0, estimated = 0, sumOnly = 0;
        foreach (var bin in bins)
        {
            expected += bin.Expected;
            valid += bin.Valid;
            estimated += bin.Estimated;
            sumOnly += bin.SumOnly;
            if (bin.Value is { } value)
            {
                var share = Math.Max(1, bin.Valid);
                sum += addsUp ? value : value * share;
                weight += share;
            }
        }

        double? merged = weight == 0 ? null : addsUp ? sum : sum / weight;
        return new ChartBin(bins[0].Start, bins[^1].End, merged, expected, valid, estimated) { SumOnly = sumOnly };
    }

    /// <summary>Gathers bins into wider ones that begin at the given instants.</summary>
    public static List<ChartBin> Gather(List<ChartBin> bins, IReadOnlyList<DateTimeOffset> starts, bool addsUp)
    {
        var all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bins);
        var gathered = new List<ChartBin>(starts.Count);
        var at = 0;
        for (var i = 0; i < starts.Count; i++)
        {
            var first = at;
            while (at < all.Length && (i + 1 == starts.Count || all[at].Start < starts[i + 1]))
            {
                at++;
            }

            if (at > first)
            {
                gathered.Add(Merge(all[first..at], addsUp));
            }
        }

        return gathered;
    }
}
