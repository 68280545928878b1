using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>Finds a meter that tells the same again and again: a state that does not move at all, or a counter that stands and then catches up.</summary>
internal static class FrozenMeter
{
    private const int FewestHours = 6;

    /// <summary>A counter that stands while this share of the hours of the kind use something is frozen.</summary>
    private const double UsualShare = 0.9;

    /// <summary>Hours before a stretch that can tell what is usual: four weeks.</summary>
    private const int FewestBefore = 28 * 24;

    /// <summary>Of what should have been counted meanwhile, what the hour after has to bring.</summary>
    private const double CaughtUp = 0.5;

    /// <summary>Counted amounts: zeros while something is always used, and then more than any hour brings.</summary>
    public static IEnumerable<Found> OfCounter(HourTrack track, int first)
    {
        var whole = Usual(track.Values);
        for (var i = 0; i < track.Count; i++)
        {
            var start = i;
            while (i < track.Count && track.Values[i] == 0)
            {
                i++;
            }

            if (i - start >= FewestHours && i > first && (whole ?? (Hides(track, start, i) ? Usual(track.Values[..start]) : null)) is { } usual)
            {
                var next = i < track.Count ? track.Values[i] : double.NaN;
                var caughtUp = next > CaughtUp * usual * (i - start);
                yield return Tell(track, start, i, caughtUp ? 0.95 : 0.6, next, usual);
            }
        }
    }

    /// <summary>Values that do not move at all, such as of a power or a temperature.</summary>
    public static IEnumerable<Found> OfState(HourTrack track, int first)
    {
        var whole = Moves(track.Values);
        for (var i = 0; i < track.Count;)
        {
            var start = i++;
            while (i < track.Count && track.Values[i] == track.Values[start])
            {
                i++;
            }

            if (i - start >= FewestHours && i > first && (whole || (Hides(track, start, i) && Moves(track.Values[..start]))))
            {
                yield return Tell(track, start, i, 0.9, track.Values[start], track.Values[start]);
            }
        }
    }

    /// <summary>Whether a stretch is so long that it hides what is usual, which the hours before it tell then.</summary>
    private static bool Hides(HourTrack track, int start, int end) =>
        start >= FewestBefore && end - start > (1 - UsualShare) * track.Values.Count(value => !double.IsNaN(value));

    /// <summary>The median hour of a counter that counts something in nearly all of them; null for another one.</summary>
    private static double? Usual(double[] hours) =>
        Robust.Median(hours) is > 0 and var usual && hours.Count(value => value > 0) >= UsualShare * hours.Count(value => !double.IsNaN(value)) ? usual : null;

    /// <summary>Whether a state is another one in nearly every hour: what is often the same, such as a set-point, says nothing when it stands.</summary>
    private static bool Moves(double[] hours)
    {
        var moves = 0;
        var pairs = 0;
        for (var i = 1; i < hours.Length; i++)
        {
            if (!double.IsNaN(hours[i]) && !double.IsNaN(hours[i - 1]))
            {
                pairs++;
                moves += hours[i] != hours[i - 1] ? 1 : 0;
            }
        }

        return pairs >= 48 && moves >= UsualShare * pairs;
    }

    private static Found Tell(HourTrack track, int first, int end, double confidence, double next, double usual) => new(
        FindingKind.Frozen, track.InstantOf(first), end == track.Count ? null : track.InstantOf(end), (double)(end - first) / FewestHours, confidence, null,
        new Dictionary<string, double> { ["hours"] = end - first, ["next"] = double.IsNaN(next) ? 0 : next, ["usual"] = usual })
    {
        Points = track.Around(first, end, _ => usual),
    };
}
