using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>Finds nights on which lamps switch earlier or later against the sun than they used to: both edges by the
/// same for a clock, one for a photocell.</summary>
internal static class ClockDrift
{
    /// <summary>Minutes.</summary>
    private const double Limit = 20;

    private const double OneEdgeLimit = 30;
    private const int FewestNights = 2;
    private const int FewestOfOneEdge = 3;
    private const int NightsBefore = 14;
    private const int FewestBefore = 3;

    public static IEnumerable<Found> Find(LightingNights lighting)
    {
        var on = new Queue<double>();
        var off = new Queue<double>();
        var run = new List<(Night Night, double On, double Off)>();
        foreach (var night in lighting.Nights)
        {
            if (double.IsNaN(night.OnAfterSunset) && double.IsNaN(night.OffAfterSunrise))
            {
                continue;
            }

            var late = on.Count < FewestBefore ? 0 : night.OnAfterSunset - Robust.Median(on);
            var lateOff = off.Count < FewestBefore ? 0 : night.OffAfterSunrise - Robust.Median(off);
            if (IsOut(late, lateOff))
            {
                if (run is [.., var last] && Sign(last.On, last.Off) != Sign(late, lateOff))
                {
                    if (Tell(lighting, run, false) is { } before)
                    {
                        yield return before;
                    }

                    run = [];
                }

                run.Add((night, late, lateOff));
                if (on.Count < NightsBefore && run.Count > 2 * NightsBefore)
                {
                    // Of few first nights and four weeks that differ from them, the first ones were odd.
                    on.Clear();
                    off.Clear();
                    run.ForEach(one => Keep(on, one.Night.OnAfterSunset));
                    run.ForEach(one => Keep(off, one.Night.OffAfterSunrise));
                    run = [];
                }

                continue;
            }

            if (Tell(lighting, run, false) is { } found)
            {
                yield return found;
            }

            run = [];

            // What is out does not become usual.
            Keep(on, night.OnAfterSunset);
            Keep(off, night.OffAfterSunrise);
        }

        if (Tell(lighting, run, true) is { } open)
        {
            yield return open;
        }
    }

    private static bool IsOut(double on, double off) =>
        (Math.Abs(on) > Limit && Math.Abs(off) > Limit && Math.Sign(on) == Math.Sign(off)) || Math.Abs(on) > OneEdgeLimit || Math.Abs(off) > OneEdgeLimit;

    private static int Sign(double on, double off) => Math.Sign((double.IsNaN(on) ? 0 : on) + (double.IsNaN(off) ? 0 : off));

    private static Found? Tell(LightingNights lighting, List<(Night Night, double On, double Off)> run, bool lasts)
    {
        if (run.Count == 0)
        {
            return null;
        }

        var (on, off) = (Robust.Median(run.Select(one => one.On)), Robust.Median(run.Select(one => one.Off)));
        var isClock = Math.Abs(on) > Limit && Math.Abs(off) > Limit && Math.Sign(on) == Math.Sign(off);
        if (run.Count < (isClock ? FewestNights : FewestOfOneEdge))
        {
            return null;
        }

        // A clock can have been set at any time after the night before.
        var (start, end) = (run[0].Night.Sunset, run[^1].Night.Sunrise);
        var minutes = isClock ? (on + off) / 2 : Math.Abs(on) > Math.Abs(off) || double.IsNaN(off) ? on : off;
        var longer = (double.IsNaN(off) ? 0 : off) - (double.IsNaN(on) ? 0 : on);
        var energy = longer / 60 * Robust.Median(run.Select(one => one.Night.Level)) / 1000 * run.Count;
        return lighting.Tell(
            FindingKind.ClockDrift, start, lasts ? null : end, Math.Abs(minutes) / (isClock ? Limit : OneEdgeLimit), isClock ? 0.95 : 0.8, energy,
            new() { ["minutes"] = minutes, ["on"] = on, ["off"] = off, ["nights"] = run.Count, ["clock"] = isClock ? 1 : 0 });
    }

    private static void Keep(Queue<double> past, double minutes)
    {
        if (!double.IsNaN(minutes))
        {
            past.Enqueue(minutes);
            if (past.Count > NightsBefore)
            {
                past.Dequeue();
            }
        }
    }
}
