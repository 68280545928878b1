using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>Finds lamps that went out from steps in the load of a cabinet by night, and when they came back; and the
/// steps of another installation.</summary>
/// <remarks>The load of the nights' cores, freed of dimming, is a line with steps. A step lies where the medians of the hours before and after differ
/// most, by more than a share and more than the noise. A fall by more than two fifths is another installation, such as LEDs, where something was done at
/// that time, and otherwise a circuit that failed.</remarks>
internal static class LampSteps
{
    /// <summary>Of the load: half a lamp in twenty.</summary>
    private const double Limit = 0.025;

    /// <summary>Of what a lamp draws, where it is known how many there are.</summary>
    private const double LampShare = 0.6;

    /// <summary>So long has less than the limit to be missing: the voltage moves a load by a lamp for some hours of a night.</summary>
    private const long Lasting = 20 * LocalCalendar.Hour;

    private const double NoiseFactor = 5;

    /// <summary>Hours that are compared on either side.</summary>
    private const double Window = 4;

    /// <summary>So many times as many are for steps below the limit.</summary>
    private const int LongWindow = 6;

    /// <summary>A median's standard deviation in those of a mean.</summary>
    private const double MedianError = 1.2533;

    /// <param name="forced">Times at which somebody, or a fault, kept the lamps on: they say nothing about lamps.</param>
    public static IEnumerable<Found> Find(LightingNights lighting, IReadOnlyCollection<Found> forced, CabinetFacts facts)
    {
        var line = LampLine.Of(lighting, forced);
        if (line.Count < 12)
        {
            return [];
        }

        var reach = Math.Max(2, (int)Math.Round(Window / Robust.Median(line.Take(200).Select(point => lighting.Steps[point.Step].Hours))));
        var changes = Changes(line, reach, facts.Lamps is { } lamps ? Math.Min(Limit, LampShare / lamps) : Limit);
        return Pair(lighting, line, changes, Earlier(lighting, line, changes, reach, facts), facts.Works).Where(found => IsClear(lighting, found));
    }

    /// <summary>Where the line changes: the point after, and the levels before and after.</summary>
    /// <param name="least">The least share of the load that is a change, where its noise is less.</param>
    private static List<(int At, double Before, double After)> Changes(List<(int Step, double Watt)> line, int reach, double least)
    {
        var noise = NoiseOf(line);
        var limit = Math.Max(least, NoiseFactor * noise / Math.Sqrt(Math.Min(reach, 16)));
        var shares = new double[line.Count];
        for (var i = reach; i <= line.Count - reach; i++)
        {
            var (before, after) = (Median(line, i - reach, i), Median(line, i, i + reach));
            shares[Math.Min(i, line.Count - 1)] = (after - before) / before;
        }

        var changes = new List<(int At, double Before, double After)>();
        for (var i = reach; i < line.Count; i++)
        {
            if (Math.Abs(shares[i]) <= limit)
            {
                continue;
            }

            // The whole hill belongs to one step.
            var (end, sign) = (i, Math.Sign(shares[i]));
            while (end < line.Count && Math.Abs(shares[end]) > limit && Math.Sign(shares[end]) == sign)
            {
                end++;
            }

            var best = Split(line, Math.Max(1, i - reach), Math.Min(line.Count, end + reach));
            i = end;

            // A small step beside a large one has a hill of its own, in which the large one is found again.
            var last = changes.Count > 0 ? changes[^1].At : 0;
            if (best <= last)
            {
                continue;
            }

            var (before, after) = (Median(line, Math.Max(0, best - reach), best), Median(line, best, Math.Min(line.Count, best + reach)));
            var share = Math.Abs(after - before) / before;
            if (share > limit && (share > Limit || Holds(line, best, last, reach, noise)))
            {
                changes.Add((best, before, after));
            }
        }

        return changes;
    }

    /// <summary>Standard deviation of single readings as a share of the load.</summary>
    private static double NoiseOf(List<(int Step, double Watt)> line) =>
        1.4826 * Robust.Median(Enumerable.Range(1, line.Count - 1).Select(i => Math.Abs(line[i].Watt - line[i - 1].Watt) / line[i].Watt)) / Math.Sqrt(2);

    /// <summary>Whether a small step stays over the nights before and after it: in single hours of a season some differ so much by chance.</summary>
    /// <param name="from">The step before.</param>
    private static bool Holds(List<(int Step, double Watt)> line, int at, int from, int reach, double noise)
    {
        var (begin, end) = (Math.Max(from, at - (LongWindow * reach)), Math.Min(line.Count, at + (LongWindow * reach)));
        var before = Median(line, begin, at);
        return Math.Abs(Median(line, at, end) - before) / before > NoiseFactor * MedianError * noise * Math.Sqrt((1.0 / (at - begin)) + (1.0 / (end - at)));
    }

    /// <summary>Those of the lamps known to be out that went out too early for the line to show it, and that it does not show to burn again.</summary>
    private static IEnumerable<LampFall> Earlier(
        LightingNights lighting, List<(int Step, double Watt)> line, List<(int At, double Before, double After)> changes, int reach, CabinetFacts facts)
    {
        var (begin, shown) = (lighting.Steps[line[0].Step].Start, lighting.Steps[line[Math.Min(reach, line.Count - 1)].Step].Start);
        var level = Median(line, 0, Math.Min(reach, line.Count));
        var falls = changes.Exists(change => change.At <= reach && change.After < change.Before);
        return facts.Out.Where(fall => (fall.Start < begin || (fall.Start < shown && !falls)) && level < fall.Before - (fall.Watt / 2)
            && !fall.IsReplaced(lighting, facts.Works) && !fall.IsDimmed(lighting));
    }

    /// <summary>The split of a stretch in two constants that leaves least.</summary>
    private static int Split(List<(int Step, double Watt)> line, int from, int to)
    {
        var best = from;
        var least = double.PositiveInfinity;
        for (var at = from + 1; at < to; at++)
        {
            var (before, after) = (Median(line, from, at), Median(line, at, to));
            double sum = 0;
            for (var i = from; i < to; i++)
            {
                sum += Math.Abs(line[i].Watt - (i < at ? before : after));
            }

            (best, least) = sum < least ? (at, sum) : (best, least);
        }

        return best;
    }

    private static double Median(List<(int Step, double Watt)> line, int from, int to) =>
        Robust.Median(Enumerable.Range(from, to - from).Select(i => line[i].Watt));

    /// <summary>A rise that makes good for a fall ends it: the fall that it fits best.</summary>
    /// <param name="earlier">Falls that lie before the line.</param>
    /// <param name="works">Days on which something was done.</param>
    private static IEnumerable<Found> Pair(
        LightingNights lighting, List<(int Step, double Watt)> line, List<(int At, double Before, double After)> changes, IEnumerable<LampFall> earlier,
        IReadOnlyList<DateOnly> works)
    {
        List<(int At, LampFall Fall)> open = [.. earlier.OrderBy(fall => fall.Start).Select(fall => (0, fall))];
        for (var i = 0; i < changes.Count; i++)
        {
            var (at, before, after) = changes[i];
            var change = after - before;
            var fall = new LampFall(lighting.Steps[line[at].Step].Start, before, -change);
            var isReplaced = change < 0 && fall.IsReplaced(lighting, works);
            if (change < 0 && !isReplaced && fall.IsDimmed(lighting))
            {
                // Lamps that are out stay out.
                yield return Shift(lighting, line[at].Step, before, after);
                continue;
            }

            if (change < 0 && !isReplaced && !(fall.IsMost && IsUndone(lighting, line, changes, i)))
            {
                if (!BeginsProgram(lighting, lighting.Steps[line[at - 1].Step].Start, fall.Start))
                {
                    open.Add((at, fall));
                }

                continue;
            }

            if (change > 0 && open.Count > 0)
            {
                // A circuit, or several lamps, do not burn again by what one lamp draws.
                var mendable = open.FindAll(one => one.Fall.Watt <= 2 * change || (!one.Fall.IsMost && change > Limit * before));
                foreach (var mended in mendable.Count == 0 ? [] : Mended(mendable, change))
                {
                    open.Remove(mended);
                    yield return Lamps(lighting, line, mended, at);
                }

                continue;
            }

            if (change > 0 && change <= Limit * before)
            {
                continue;
            }

            // Another installation: what was out before is nobody's concern any more.
            foreach (var gone in open)
            {
                yield return Lamps(lighting, line, gone, at);
            }

            open.Clear();
            yield return Shift(lighting, line[at].Step, before, after);
        }

        foreach (var lasting in open)
        {
            yield return Lamps(lighting, line, lasting, null);
        }
    }

    /// <summary>Whether so much is missing, or for so long, that it is no matter of the voltage.</summary>
    private static bool IsClear(LightingNights lighting, Found found) =>
        found.Kind != FindingKind.LampsOut || found.Numbers["share"] > Limit || (found.End ?? lighting.Steps[^1].End) - found.Start >= Lasting;

    /// <summary>Whether another dimming is known to have begun between two steps: what then falls by less is the dimming all the same.</summary>
    private static bool BeginsProgram(LightingNights lighting, long before, long after) => lighting.Programs.Any(at => at >= before && at <= after);

    /// <summary>Whether the load rises again in the same night, as with another dimming.</summary>
    private static bool IsUndone(
        LightingNights lighting, List<(int Step, double Watt)> line, List<(int At, double Before, double After)> changes, int index) =>
        index + 1 < changes.Count && changes[index + 1] is var next && next.After > next.Before
        && lighting.NightOf(line[next.At].Step) == lighting.NightOf(line[changes[index].At].Step);

    /// <summary>The one fall, or the several together, whose size is nearest to that of a rise; the oldest of equals.</summary>
    private static List<(int At, LampFall Fall)> Mended(List<(int At, LampFall Fall)> open, double rise)
    {
        var best = new List<(int At, LampFall Fall)> { open[0] };
        var (apart, all) = (double.PositiveInfinity, 1 << Math.Min(open.Count, 6));
        for (var chosen = 1; chosen < all; chosen++)
        {
            var some = open.Take(6).Where((_, index) => (chosen >> index & 1) == 1).ToList();
            if (Math.Abs(some.Sum(one => one.Fall.Watt) - rise) is var distance && distance < apart - (0.02 * rise))
            {
                (best, apart) = (some, distance);
            }
        }

        return best;
    }

    private static Found Shift(LightingNights lighting, int step, double before, double after) => lighting.Tell(
        FindingKind.PowerShift, lighting.Steps[step].Start, lighting.Steps[step].End, Math.Abs(after - before) / before / LightingEvidence.JumpShare, 0.9, null,
        new() { ["before"] = before, ["after"] = after, ["share"] = (after - before) / before });

    private static Found Lamps(LightingNights lighting, List<(int Step, double Watt)> line, (int At, LampFall Fall) open, int? mended)
    {
        // Lamps fail at any time, and it shows when they should burn next: not before the last reading with all of them.
        var fall = open.Fall;
        var end = mended is { } at ? lighting.Steps[line[at].Step].Start : (long?)null;
        var last = line[(mended ?? line.Count) - 1].Step;
        var hours = HoursOfNights(lighting, fall.Start, lighting.Steps[0].Start);
        for (var i = line[open.At].Step; i <= last; i++)
        {
            hours += lighting.Expected(i) > 0 ? lighting.Steps[i].Hours : 0;
        }

        var share = fall.Watt / fall.Before;
        return lighting.Tell(
            FindingKind.LampsOut, fall.Start, end, share / Limit, fall.IsMost ? 0.7 : Math.Clamp(1 - (Limit / share / 2), 0.6, 0.98),
            -fall.Watt * hours / 1000,
            new() { ["watt"] = fall.Watt, ["before"] = fall.Before, ["share"] = share, ["hours"] = hours });
    }

    /// <summary>Hours between sunset and sunrise in [from, to); none where it ends before it begins.</summary>
    private static double HoursOfNights(LightingNights lighting, long from, long to)
    {
        double hours = 0;
        for (var evening = lighting.Calendar.DayOf(from).AddDays(-1); lighting.Calendar.StartOf(evening) < to; evening = evening.AddDays(1))
        {
            if (lighting.Sun.SetOf(evening) is { } set && lighting.Sun.RiseOf(evening.AddDays(1)) is { } rise)
            {
                var night = Math.Min(to, rise.ToUnixTimeMilliseconds()) - Math.Max(from, set.ToUnixTimeMilliseconds());
                hours += Math.Max(0, night) / (double)LocalCalendar.Hour;
            }
        }

        return hours;
    }
}
