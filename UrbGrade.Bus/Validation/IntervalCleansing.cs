using NodaTime;

namespace UrbGrade.Bus.Validation;

/// <summary>Cleanses the intervals of a source that delivers no register: the rules that need none, in their order, then estimation.</summary>
/// <param name="ladder">Null where what is missing stays missing.</param>
internal sealed class IntervalCleansing(MeterTraits traits, DateTimeZone zone, EstimationLadder? ladder)
{
    public const string BySource = "source";

    /// <param name="intervals">As delivered, in order of time; those of one start in order of arrival.</param>
    /// <returns>Null when there are none.</returns>
    public CleansedSeries? Cleanse(IReadOnlyList<DeliveredInterval> intervals)
    {
        if (intervals.Count == 0)
            return null;
        var findings = new List<VecFinding>();
        var begin = intervals[0].Start;
        var grid = new IntervalGrid(begin, traits.Step, (int)((intervals[^1].Start - begin) / traits.Step) + 1);
        var stamps = new List<Instant>(intervals.Count);
        foreach (var interval in intervals)
        {
            var index = grid.IndexOf(interval.Start);
            if (stamps.Count > 0 && stamps[^1] == interval.Start)
            {
                findings.Add(new VecFinding(VecRule.Duplicate, interval.Start, interval.Start, "The interval was delivered twice; the first counts"));
                continue;
            }

            stamps.Add(interval.Start);
            if (interval.Estimated)
                grid.Set(index, interval.Value, VecFlags.Estimated, "", BySource);
            else
                grid.Set(index, interval.Value, VecFlags.Actual);
        }

        MissingStamps.Find(stamps, traits.Step, findings);
        IntervalLimits.Apply(grid, traits, findings);
        FlatLine.Mark(grid, traits.Resolution, findings);
        OutlierReview.Mark(grid, zone, traits.Resolution, findings);
        if (traits.ZeroIsMissing)
            TakeZeros(grid, findings);
        GatherGaps(grid);
        ladder?.Fill(grid);
        return new CleansedSeries(grid, findings);
    }

    // Rule 10.
    private static void TakeZeros(IntervalGrid grid, List<VecFinding> findings)
    {
        for (var i = 0; i < grid.Count; i++)
        {
            if (grid.IsActual(i) && grid.Value(i) == 0)
                IntervalLimits.Reject(grid, i, VecRule.ZeroAsMissing, findings);
        }
    }

    private static void GatherGaps(IntervalGrid grid)
    {
        for (var i = 0; i < grid.Count;)
        {
            var first = i++;
            if (!double.IsNaN(grid.Value(first)))
                continue;
            while (i < grid.Count && double.IsNaN(grid.Value(i)))
                i++;

            // What a rule took away keeps that rule beside what was never delivered.
            for (var k = first; k < i; k++)
            {
                if (!grid.Flags(k).HasFlag(VecFlags.Rejected))
                    grid.Set(k, double.NaN, VecFlags.Missing, VecRule.Gap);
            }

            grid.Gaps.Add(new ValueGap(first, i - first, null));
        }
    }
}
