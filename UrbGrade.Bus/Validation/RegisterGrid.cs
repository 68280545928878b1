using NodaTime;

namespace UrbGrade.Bus.Validation;

/// <summary>Turns the believed states of a register into the energy of intervals: differences between the states at their ends.</summary>
internal static class RegisterGrid
{
    // A poll that comes a little late still stands for its stamp.
    private const double Tolerance = 0.05;
    private static readonly Duration MostTolerance = Duration.FromMinutes(5);

    // States that lie between two stamps are interpolated no farther than this many steps apart.
    private const double FarthestSteps = 1.5;

    /// <param name="segments">With the spans in which each stood still.</param>
    /// <param name="findings">Where dropped states are noted, for the reason of a gap.</param>
    public static IntervalGrid Build(IReadOnlyList<(RegisterSegment Segment, List<StuckSpan> Stuck)> segments, Duration step, IReadOnlyList<VecFinding> findings)
    {
        var begin = Floor(segments[0].Segment.Reads[0].At + Tolerated(step), step);
        if (begin < segments[0].Segment.Reads[0].At - Tolerated(step))
            begin += step;
        var end = Floor(segments[^1].Segment.Reads[^1].At + Tolerated(step), step);
        var grid = new IntervalGrid(begin, step, Math.Max(0, (int)((end - begin) / step)));
        var dropped = findings.Where(finding => finding.Rule is VecRule.Spike or VecRule.Dip).ToList();
        var known = -1;
        foreach (var (segment, stuck) in segments)
        {
            var before = known;
            known = Fill(grid, segment, stuck, dropped, before);
        }

        if (known < grid.Count)
            AddGap(grid, Math.Max(0, known), grid.Count, null, VecRule.Gap);
        return grid;
    }

    // Fills what one segment knows; returns the last stamp whose state is known, -1 as long as there is none.
    private static int Fill(IntervalGrid grid, RegisterSegment segment, List<StuckSpan> stuck, List<VecFinding> dropped, int known)
    {
        var reads = segment.Reads;
        var at = 0;
        var span = 0;
        var turn = 0;
        var state = double.NaN;
        var wasInterpolated = false;
        for (var stamp = Math.Max(0, grid.IndexOf(reads[0].At)); stamp <= grid.Count; stamp++)
        {
            var time = grid.At(stamp);
            while (at + 1 < reads.Count && reads[at + 1].At <= time + Tolerated(grid.Step))
                at++;
            while (span < stuck.Count && stuck[span].To <= time)
                span++;
            if (span < stuck.Count && time > stuck[span].From && time < stuck[span].To)
                continue;
            if (State(reads, at, time, grid.Step, out var interpolated) is not { } value)
                continue;

            if (double.IsNaN(state))
            {
                if (known >= 0 && stamp > known)
                    AddGap(grid, known, stamp, null, VecRule.Reset);
                else if (known < 0 && stamp > 0)
                    AddGap(grid, 0, stamp, null, VecRule.Gap);
            }
            else if (stamp - known == 1)
            {
                var flags = VecFlags.Actual | (interpolated || wasInterpolated ? VecFlags.Interpolated : 0);
                var rule = "";
                while (turn < segment.Rollovers.Count && segment.Rollovers[turn] <= time)
                {
                    turn++;
                    flags |= VecFlags.RolloverCorrected;
                    rule = VecRule.Rollover;
                }

                grid.Set(known, value - state, flags, rule);
            }
            else
            {
                AddGap(grid, known, stamp, value - state, Reason(grid.At(known), time, stuck, dropped));
            }

            (known, state, wasInterpolated) = (stamp, value, interpolated);
        }

        return known;
    }

    private static double? State(List<RegisterRead> reads, int at, Instant time, Duration step, out bool interpolated)
    {
        interpolated = false;
        var tolerated = Tolerated(step);
        if (reads[at].At - time is var off && off <= tolerated && off >= -tolerated)
            return reads[at].Value;
        if (at + 1 == reads.Count || reads[at].At > time || reads[at + 1].At - reads[at].At > step * FarthestSteps)
            return null;
        interpolated = true;
        return reads[at].Value + ((reads[at + 1].Value - reads[at].Value) * ((time - reads[at].At) / (reads[at + 1].At - reads[at].At)));
    }

    private static string Reason(Instant from, Instant to, List<StuckSpan> stuck, List<VecFinding> dropped)
    {
        if (stuck.Exists(span => span.From < to && span.To > from))
            return VecRule.Stuck;
        return dropped.Find(finding => finding.From > from && finding.To < to)?.Rule ?? VecRule.Gap;
    }

    private static void AddGap(IntervalGrid grid, int from, int to, double? total, string rule)
    {
        var delivered = rule == VecRule.Gap ? VecFlags.None : VecFlags.Rejected;
        for (var i = from; i < to; i++)
            grid.Set(i, double.NaN, VecFlags.Missing | delivered, rule);
        if (to > from)
            grid.Gaps.Add(new ValueGap(from, to - from, total));
    }

    private static Duration Tolerated(Duration step) => Duration.Min(step * Tolerance, MostTolerance);

    private static Instant Floor(Instant at, Duration step)
    {
        var seconds = (long)step.TotalSeconds;
        return Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / seconds * seconds);
    }
}
