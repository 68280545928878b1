using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>Finds water that never stops: the least hour between two and five at night is above zero for seven nights or more.</summary>
internal static class WaterLeak
{
    private const int FirstClock = 2;
    private const int EndClock = 5;
    private const int FewestNights = 7;

    /// <param name="first">The first hour to judge; a leak may have begun before.</param>
    public static IEnumerable<Found> Find(HourTrack track, int first)
    {
        int? begun = null;
        var end = 0;
        var least = new List<double>();
        for (var i = 0; i < track.Count;)
        {
            var start = i;
            var night = double.PositiveInfinity;
            for (; i < track.Count && track.DayOf(i) == track.DayOf(start); i++)
            {
                if (track.ClockOf(i) is >= FirstClock and < EndClock)
                {
                    night = double.IsNaN(night) || double.IsNaN(track.Values[i]) ? double.NaN : Math.Min(night, track.Values[i]);
                }
            }

            // A night without readings neither begins nor ends anything.
            if (double.IsNaN(night) || double.IsInfinity(night))
            {
                continue;
            }

            if (night > 0)
            {
                begun ??= start;
                least.Add(night);
                end = i;
                continue;
            }

            if (begun is { } from && least.Count >= FewestNights && end > first)
            {
                yield return Tell(track, from, end, least, false);
            }

            begun = null;
            least.Clear();
        }

        if (begun is { } open && least.Count >= FewestNights && end > first)
        {
            yield return Tell(track, open, end, least, true);
        }
    }

    private static Found Tell(HourTrack track, int first, int end, List<double> least, bool lasts)
    {
        var flow = Robust.Median(least);
        return new Found(
            FindingKind.WaterLeak, track.InstantOf(first), lasts ? null : track.InstantOf(end), (double)least.Count / FewestNights,
            Math.Clamp(0.5 + (least.Count / 28.0), 0.5, 0.95), flow * (end - first),
            new Dictionary<string, double> { ["nights"] = least.Count, ["flow"] = flow })
        {
            Unit = "m3", Points = track.Around(Math.Max(first, end - (14 * 24)), end, _ => 0),
        };
    }
}
