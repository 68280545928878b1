using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>Finds a meter that tells the same again and again: a state that does not move at all, or a counter that stands and then catches up.</summary>
internal static class FrozenMeter
{
    private const int FewestHours = 6;

    /// <summary>A counter that stands while this share of the hours of the kind use something is frozen.</summary>
    private const double UsualShare = 0.9;

    /// <summary>Of what should have been counted meanwhile, what the hour after has to bring.</summary>
    private const double CaughtUp = 0.5;

    /// <summary>Counted amounts: zeros while something is always used, and then more than any hour brings.</summary>
    public static IEnumerable<Found> OfCounter(HourTrack track, int first)
    {
        var usual = Robust.Median(track.Values);
        var known = track.Values.Count(value => !double.IsNaN(value));
        if (known == 0 || !(usual > 0) || track.Values.Count(value => value > 0) < UsualShare * known)
        {
            yield break;
        }

        for (var i = 0; i < track.Count; i++)
        {
            var start = i;
            while (i < track.Count && track.Values[i] == 0)
            {
                i++;
            }

            if (i - start >= FewestHours && i > first)
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
        // What is often the same, such as a set-point, says nothing when it stands.
        var moves = 0;
        var pairs = 0;
        for (var i = 1; i < track.Count; i++)
        {
            if (!double.IsNaN(track.Values[i]) && !double.IsNaN(track.Values[i - 1]))
            {
                pairs++;
                moves += track.Values[i] != track.Values[i - 1] ? 1 : 0;
            }
        }

        if (pairs < 48 || moves < UsualShare * pairs)
        {
            yield break;
        }

        for (var i = 0; i < track.Count;)
        {
            var start = i++;
            while (i < track.Count && track.Values[i] == track.Values[start])
            {
                i++;
            }

            if (i - start >= FewestHours && i > first)
            {
                yield return Tell(track, start, i, 0.9, track.Values[start], track.Values[start]);
            }
        }
    }

    private static Found Tell(HourTrack track, int first, int end, double confidence, double next, double usual) => new(
        FindingKind.Frozen, track.InstantOf(first), end == track.Count ? null : track.InstantOf(end), (double)(end - first) / FewestHours, confidence, null,
        new Dictionary<string, double> { ["hours"] = end - first, ["next"] = double.IsNaN(next) ? 0 : next, ["usual"] = usual })
    {
        Points = track.Around(first, end, _ => usual),
    };
}
