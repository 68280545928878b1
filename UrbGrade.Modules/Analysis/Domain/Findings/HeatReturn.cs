using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>Finds days on which district heating goes back hotter than that of the eight weeks before, or than anybody wants it.</summary>
/// <remarks>A hot return means that the heat was not used: a valve that stays open, a failed exchanger. Utilities charge for it.</remarks>
internal static class HeatReturn
{
    private const double MostAbove = 5;
    private const double MostAtAll = 50;
    private const int DaysBefore = 56;
    private const int FewestDays = 3;
    private const int FewestHours = 6;

    /// <param name="flow">Volume of the hours, by which temperatures are weighted; null where it is not measured.</param>
    /// <param name="first">The first hour to judge.</param>
    public static IEnumerable<Found> Find(HourTrack returning, double[]? flow, int first)
    {
        var days = Days(returning, flow);
        int? begun = null;
        var usual = double.NaN;
        for (var i = 0; i <= days.Count; i++)
        {
            if (begun is null)
            {
                usual = Robust.Median(days.Take(i).TakeLast(DaysBefore).Select(day => day.Celsius));
            }

            var limit = LimitOf(usual);
            var isHot = i < days.Count && days[i].Celsius > limit;
            if (!isHot && begun is { } from)
            {
                if (i - from >= FewestDays && days[i - 1].End > first)
                {
                    yield return Tell(returning, days, from, i, usual, i == days.Count);
                }

                begun = null;
            }

            begun = isHot ? begun ?? i : null;
        }
    }

    private static double LimitOf(double usual) => double.IsNaN(usual) ? MostAtAll : Math.Min(MostAtAll, usual + MostAbove);

    private static Found Tell(HourTrack track, List<(int Start, int End, double Celsius)> days, int first, int end, double usual, bool lasts)
    {
        var now = Robust.Median(days.Skip(first).Take(end - first).Select(day => day.Celsius));
        var limit = LimitOf(usual);
        return new Found(
            FindingKind.HeatReturn, track.InstantOf(days[first].Start), lasts ? null : track.InstantOf(days[end - 1].End), 1 + ((now - limit) / MostAbove),
            Math.Clamp(0.5 + ((end - first) / 28.0), 0.5, 0.95), null,
            new Dictionary<string, double> { ["now"] = now, ["usual"] = double.IsNaN(usual) ? limit : usual, ["limit"] = limit, ["days"] = end - first })
        {
            Unit = "Cel", Points = track.Around(days[first].Start, days[end - 1].End, _ => limit),
        };
    }

    private static List<(int Start, int End, double Celsius)> Days(HourTrack track, double[]? flow)
    {
        var days = new List<(int, int, double)>();
        for (var i = 0; i < track.Count;)
        {
            var start = i;
            double sum = 0, weight = 0;
            var hours = 0;
            for (; i < track.Count && track.DayOf(i) == track.DayOf(start); i++)
            {
                var share = flow is null ? 1 : flow[i];
                if (!double.IsNaN(track.Values[i]) && share > 0)
                {
                    sum += track.Values[i] * share;
                    weight += share;
                    hours++;
                }
            }

            if (hours >= FewestHours)
            {
                days.Add((start, i, sum / weight));
            }
        }

        return days;
    }
}
