using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>Finds a base load, the fifth percentile of seven days, that left the median of the eight weeks before by more than a fifth.</summary>
internal static class BaseLoadDrift
{
    private const int DaysOfBase = 7;
    private const int DaysBefore = 56;
    private const int Year = 364;
    private const double BaseShare = 0.05;
    private const double Limit = 0.2;

    /// <summary>Below this share of the mean there is no base load to speak of.</summary>
    private const double LeastBase = 0.05;

    /// <param name="first">The first hour to judge.</param>
    /// <param name="isOfSeason">Whether the base comes and goes with cold weather, as of heat: then nothing is told before a year is known.</param>
    public static IEnumerable<Found> Find(HourTrack track, int first, bool isOfSeason)
    {
        // The base of the seven days that end with each day.
        var bases = new List<(int End, double Value)>();
        for (var day = track.From.AddDays(DaysOfBase); track.IndexOf(day) is var end && end < track.Count + 1; day = day.AddDays(1))
        {
            var start = track.IndexOf(day.AddDays(-DaysOfBase));
            var values = track.Values[start..end];
            bases.Add((end, values.Count(double.IsFinite) * 10 < values.Length * 9 ? double.NaN : Robust.Share(values, BaseShare)));
            if (end == track.Count)
            {
                break;
            }
        }

        int? begun = null;
        var sign = 0;
        var before = double.NaN;
        for (var i = DaysBefore; i < bases.Count; i++)
        {
            if (bases[i].End < first)
            {
                continue;
            }

            // While it lasts, it is compared with what was before it.
            before = begun is null ? Before(bases, i) : before;
            var share = Beyond((bases[i].Value - before) / before, (bases[i].Value - (before * Season(bases, i, isOfSeason))) / before);
            var now = before > 0 && before > LeastBase * Mean(track, bases[i].End) && Math.Abs(share) > Limit ? Math.Sign(share) : 0;
            if (begun is { } start && now != sign)
            {
                yield return Tell(track, bases, start, i, before, false);
                begun = null;
            }

            begun = now == 0 ? null : begun ?? i;
            sign = now;
        }

        if (begun is { } open)
        {
            yield return Tell(track, bases, open, bases.Count, before, true);
        }
    }

    /// <summary>The smaller of two shares that point the same way; 0 where they do not, or nothing is known.</summary>
    private static double Beyond(double share, double season) =>
        !(share * season > 0) ? 0 : Math.Abs(season) < Math.Abs(share) ? season : share;

    private static double Before(List<(int End, double Value)> bases, int at) =>
        Robust.Median(bases.Skip(at - DaysBefore).Take(DaysBefore - DaysOfBase).Select(one => one.Value));

    /// <summary>How the base moved over the same weeks of the year before: what comes with the season is no finding. Without a year: 1, or
    /// not a number where it cannot be told from the season.</summary>
    private static double Season(List<(int End, double Value)> bases, int at, bool isOfSeason)
    {
        var then = at - Year;
        return then >= DaysBefore && bases[then].Value / Before(bases, then) is var share && double.IsFinite(share) ? Math.Clamp(share, 0.3, 3)
            : isOfSeason ? double.NaN : 1;
    }

    private static Found Tell(HourTrack track, List<(int End, double Value)> bases, int first, int end, double before, bool lasts)
    {
        var now = Robust.Median(bases.Skip(first).Take(end - first).Select(one => one.Value));
        var (from, to) = (Math.Max(0, bases[first].End - 24), bases[end - 1].End);
        var share = (now - before) / before;
        return new Found(
            FindingKind.BaseLoad, track.InstantOf(from), lasts ? null : track.InstantOf(to), Math.Max(1, Math.Abs(share) / Limit),
            Math.Clamp(0.5 + ((end - first) / 28.0), 0.5, 0.95), (now - before) * (to - from),
            new Dictionary<string, double> { ["before"] = before, ["now"] = now, ["share"] = share, ["days"] = end - first })
        {
            Points = track.Around(from, to, _ => before),
        };
    }

    private static double Mean(HourTrack track, int end) =>
        track.Values[Math.Max(0, end - (DaysBefore * 24))..end].Where(double.IsFinite).DefaultIfEmpty(0).Average();
}
