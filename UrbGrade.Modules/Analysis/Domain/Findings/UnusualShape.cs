using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>Finds days whose course is unlike all that the meter had before, whatever their amount.</summary>
/// <remarks>A day's shape is its 24 hours divided by their mean; its distance is that to the nearest of the shapes before, by the median of each weekday.
/// The limit is the 99th percentile of the days before.</remarks>
internal static class UnusualShape
{
    private const int FewestDays = 56;
    private const int MostDays = 364;
    private const double UsualShare = 0.99;

    /// <summary>So much farther than the 99th percentile: one day in a hundred is no finding.</summary>
    private const double Beyond = 1.5;

    public static IEnumerable<Found> Find(HourTrack track, int first)
    {
        var days = Days(track);
        var training = days.Where(day => day.Start < first).TakeLast(MostDays).ToList();
        if (training.Count < FewestDays)
        {
            yield break;
        }

        var centres = training.GroupBy(day => track.DayOf(day.Start).DayOfWeek)
            .Select(group => Enumerable.Range(0, 24).Select(hour => Robust.Median(group.Select(day => day.Shape[hour]))).ToArray()).ToList();
        var limit = Beyond * Robust.Share(training.Select(day => Nearest(day.Shape, centres).Distance), UsualShare);
        foreach (var day in days.Where(day => day.Start >= first))
        {
            var (distance, centre) = Nearest(day.Shape, centres);
            if (distance > limit && limit > 0)
            {
                var mean = track.Values.AsSpan(day.Start, 24).ToArray().Average();
                yield return new Found(
                    FindingKind.UnusualShape, track.InstantOf(day.Start), track.InstantOf(day.Start + 24), distance / limit,
                    Math.Clamp(1 - (limit / distance / 2), 0.5, 0.95), null,
                    new Dictionary<string, double> { ["distance"] = distance, ["limit"] = limit })
                {
                    Points = track.Around(day.Start, day.Start + 24, i => i >= day.Start && i < day.Start + 24 ? centre[track.ClockOf(i)] * mean : double.NaN),
                };
            }
        }
    }

    private static (double Distance, double[] Centre) Nearest(double[] shape, List<double[]> centres)
    {
        (double Distance, double[] Centre) best = (double.PositiveInfinity, shape);
        foreach (var centre in centres)
        {
            double squared = 0;
            for (var hour = 0; hour < 24; hour++)
            {
                squared += (shape[hour] - centre[hour]) * (shape[hour] - centre[hour]);
            }

            best = squared < best.Distance ? (squared, centre) : best;
        }

        return (Math.Sqrt(best.Distance), best.Centre);
    }

    /// <summary>Whole days of 24 hours with some use and none below 0: where a net meter's hours nearly cancel out,
    /// their mean says nothing of the course.</summary>
    private static List<(int Start, double[] Shape)> Days(HourTrack track)
    {
        var days = new List<(int, double[])>();
        for (var i = 0; i + 24 <= track.Count;)
        {
            var hours = track.Calendar.HoursOf(track.DayOf(i));
            var values = track.Values.AsSpan(i, Math.Min(hours, track.Count - i));
            double sum = 0;
            var isUse = true;
            foreach (var value in values)
            {
                sum += value;
                isUse &= value >= 0;
            }

            if (hours == 24 && isUse && sum > 0)
            {
                var mean = sum / 24;
                days.Add((i, Array.ConvertAll(values.ToArray(), value => value / mean)));
            }

            i += hours;
        }

        return days;
    }
}
