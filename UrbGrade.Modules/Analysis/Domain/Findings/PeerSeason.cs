namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>What all meters of a carrier do on a day, against what their hours of the week were before, comes with the season and is no finding of one of
/// them.</summary>
/// <param name="peers">Of each other meter, what it used by local day as a multiple of what its weeks before tell.</param>
internal sealed class PeerSeason(IReadOnlyList<IReadOnlyDictionary<DateOnly, double>> peers)
{
    /// <summary>Fewer meters do not tell the season from what happened to one of them.</summary>
    public const int Fewest = 5;

    /// <summary>A day expected below this share of the mean, as of heat in summer, has no use that could be multiplied.</summary>
    private const double LeastBase = 0.05;

    private readonly Dictionary<DateOnly, (double Ratio, double Apart)> known = [];

    /// <summary>What a meter tells its peers.</summary>
    public static Dictionary<DateOnly, double> Moves(HourTrack track)
    {
        var usual = Mean(track);
        return ExpectedDay.Of(Expectation.Of(track, null, 0), 0).Where(day => day.Expected > 0 && day.Expected >= LeastBase * usual * (day.End - day.Start))
            .ToDictionary(day => day.Day, day => (day.Residual + day.Expected) / day.Expected);
    }

    /// <summary>Multiplies what the weeks before tell with the season; what cannot be told from it becomes NaN.</summary>
    /// <param name="expected">By hour of the track.</param>
    /// <returns>How far the peers lie apart by hour, as a share.</returns>
    public double[] Bring(HourTrack track, double[] expected)
    {
        var apart = new double[track.Count];
        var least = LeastBase * Mean(track);
        for (var i = 0; i < track.Count;)
        {
            var (day, start) = (track.DayOf(i), i);
            while (i < track.Count && track.DayOf(i) == day)
            {
                i++;
            }

            var usual = expected[start..i].Where(double.IsFinite).DefaultIfEmpty(0).Average();
            var season = usual >= least ? Of(day) : (Ratio: double.NaN, Apart: 0.0);
            for (var hour = start; hour < i; hour++)
            {
                (expected[hour], apart[hour]) = (expected[hour] * season.Ratio, season.Apart);
            }
        }

        return apart;
    }

    private (double Ratio, double Apart) Of(DateOnly day)
    {
        if (!known.TryGetValue(day, out var season))
        {
            List<double> ratios = [.. peers.Where(peer => peer.ContainsKey(day)).Select(peer => peer[day])];
            var ratio = ratios.Count < Fewest ? double.NaN : Robust.Median(ratios);
            known[day] = season = ratio > 0 ? (ratio, Robust.Spread(ratios, ratio) / ratio) : (double.NaN, 0.0);
        }

        return season;
    }

    private static double Mean(HourTrack track) => track.Values.Where(double.IsFinite).DefaultIfEmpty(0).Average();
}
