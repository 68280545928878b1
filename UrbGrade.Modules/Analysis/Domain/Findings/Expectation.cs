using UrbGrade.Modules.Analysis.Domain.Baselines;

namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>What each judged hour of a series should have been, and how far hours usually lie from that.</summary>
/// <param name="First">The first judged hour of the track.</param>
/// <param name="Expected">By hour of the track, also of hours before the judged ones that are expected in the same way;
/// NaN where nothing can be expected.</param>
/// <param name="Spread">A standard deviation, by hour of the track.</param>
/// <param name="UsesWeather">By time of week and temperature; otherwise by the hour of the week in the eight weeks before, and by what peers do where use
/// has a season.</param>
/// <remarks>Source: J. L. Mathieu et al. (2011) for the first; median and median absolute deviation by hour of the week for the second.</remarks>
internal sealed record Expectation(HourTrack Track, int First, double[] Expected, double[] Spread, bool UsesWeather)
{
    private const int Week = 168;
    private const int WeeksBefore = 8;
    private const int FewestBefore = 3;

    /// <summary>Hours with a temperature that the weather's model takes at least: eight weeks.</summary>
    private const int FewestWithWeather = 8 * Week;

    /// <summary>Of the usual size of an hour: what differs less is nobody's concern, and a meter's digits may hide it.</summary>
    private const double LeastSpread = 0.03;

    /// <summary>How far the peers that tell the season lie apart, as a share of the expected, by hour of the track; 0 where they do not count.</summary>
    public double[] Apart { get; init; } = new double[Track.Count];

    /// <summary>Whether the season is taken out by what the peers do.</summary>
    public bool UsesPeers { get; init; }

    /// <summary>Whether a single hour may be held against what is expected. Peers tell the season of a day: at which hours of it is heated changes with the
    /// season, too.</summary>
    public bool TellsHour(int hour) => !UsesPeers && Apart[hour] == 0;

    /// <param name="outside">Temperature by hour of the track, degrees Celsius; null where none is known.</param>
    /// <param name="first">The first hour to judge.</param>
    /// <param name="season">What peers do, asked where the weather does not tell; null of use without a season.</param>
    public static Expectation Of(HourTrack track, double[]? outside, int first, Lazy<PeerSeason>? season = null)
    {
        var expectation = (outside is null ? null : ByWeather(track, outside, first)) ?? ByWeek(track, first, season);
        expectation.FillByWeek(season);
        var usual = Robust.Median(track.Values.Take(first).Select(Math.Abs));
        var least = Math.Max(double.IsNaN(usual) ? 0 : LeastSpread * usual, 1e-9);
        for (var i = 0; i < expectation.Spread.Length; i++)
        {
            expectation.Spread[i] = Math.Max(expectation.Spread[i], least);
        }

        return expectation;
    }

    /// <summary>How many standard deviations above; NaN where it cannot be told.</summary>
    public double Score(int hour) => (Track.Values[hour] - Expected[hour]) / Spread[hour];

    /// <summary>Judged hours whose weather is not known, as of a station that failed, are expected by the hour of the week, in the season that peers
    /// tell.</summary>
    private void FillByWeek(Lazy<PeerSeason>? season)
    {
        Expectation? byWeek = null;
        for (var i = First; UsesWeather && i < Track.Count; i++)
        {
            if (double.IsNaN(Expected[i]))
            {
                byWeek ??= ByWeek(Track, First, season);
                (Expected[i], Spread[i], Apart[i]) = (byWeek.Expected[i], byWeek.Spread[i], byWeek.Apart[i]);
            }
        }
    }

    private static Expectation? ByWeather(HourTrack track, double[] outside, int first)
    {
        var training = new List<HourlyUse>(first);
        for (var i = Math.Max(0, first - (53 * Week)); i < first; i++)
        {
            training.Add(Use(i));
        }

        if (training.Count(use => use.IsWhole) < FewestWithWeather)
        {
            return null;
        }

        var models = new Dictionary<int, TimeOfWeekMonth?>();
        var expected = new double[track.Count];
        Array.Fill(expected, double.NaN);
        var residuals = new List<double>[Week];
        for (var i = 0; i < Week; i++)
        {
            residuals[i] = [];
        }

        for (var i = first; i < track.Count; i++)
        {
            expected[i] = Model(track.DayOf(i).Month)?.At(Use(i)) ?? double.NaN;
        }

        if (Array.TrueForAll(expected, double.IsNaN))
        {
            return null;
        }

        // An hour before the judged ones is expected by the weeks beside its own: a model fits what it was made of better than what comes.
        for (var turn = 0; turn < 2; turn++)
        {
            List<HourlyUse> others = [.. training.Where(use => TurnOf(use.Day) != turn)];
            var fitted = models.Where(month => month.Value is not null)
                .ToDictionary(month => month.Key, month => TimeOfWeekMonth.Fit(others, month.Key) ?? month.Value!);
            for (var i = 0; i < training.Count; i++)
            {
                var use = training[i];
                if (TurnOf(use.Day) == turn && use.IsWhole && fitted.TryGetValue(use.Day.Month, out var model))
                {
                    expected[first - training.Count + i] = model.At(use);
                    residuals[use.HourOfWeek].Add(use.EnergyKwh - expected[first - training.Count + i]);
                }
            }
        }

        return new Expectation(track, first, expected, Spreads(track, residuals), true);

        static int TurnOf(DateOnly day) => day.DayNumber / 7 % 2;

        HourlyUse Use(int i) => new(track.DayOf(i), track.ClockOf(i), track.Values[i], outside[i]);

        TimeOfWeekMonth? Model(int month)
        {
            if (!models.TryGetValue(month, out var model) && (model = TimeOfWeekMonth.Fit(training, month)) is not null)
            {
                models[month] = model;
            }

            return model;
        }
    }

    private static Expectation ByWeek(HourTrack track, int first, Lazy<PeerSeason>? season)
    {
        var expected = new double[track.Count];
        var residuals = new List<double>[Week];
        var before = new List<int>[Week];
        for (var i = 0; i < Week; i++)
        {
            (residuals[i], before[i]) = ([], []);
        }

        for (var i = 0; i < track.Count; i++)
        {
            var hour = track.HourOfWeek(i);
            var past = before[hour];
            expected[i] = past.Count < FewestBefore ? double.NaN : Robust.Median(past.Skip(past.Count - WeeksBefore).Select(at => track.Values[at]));
            if (!double.IsNaN(track.Values[i]))
            {
                past.Add(i);
            }
        }

        var apart = season?.Value.Bring(track, expected) ?? new double[track.Count];

        // The hours before the judged ones are expected in the same way, which tells how well that works; lately counts.
        for (var i = Math.Max(0, first - (WeeksBefore * Week)); i < first; i++)
        {
            if (!double.IsNaN(track.Values[i]) && !double.IsNaN(expected[i]))
            {
                residuals[track.HourOfWeek(i)].Add(track.Values[i] - expected[i]);
            }
        }

        var spread = Spreads(track, residuals);
        for (var i = 0; i < spread.Length; i++)
        {
            spread[i] = apart[i] > 0 ? Math.Max(spread[i], apart[i] * Math.Abs(expected[i])) : spread[i];
        }

        return new Expectation(track, first, expected, spread, false) { Apart = apart, UsesPeers = season is not null };
    }

    private static double[] Spreads(HourTrack track, List<double>[] residuals)
    {
        var byHour = ByHour(residuals);
        var spread = new double[track.Count];
        for (var i = 0; i < spread.Length; i++)
        {
            spread[i] = byHour[track.HourOfWeek(i)];
        }

        return spread;
    }

    /// <summary>The spread of each hour of the week with its neighbours, not below half of that of all hours.</summary>
    private static double[] ByHour(List<double>[] residuals)
    {
        var all = Robust.Spread(residuals.SelectMany(list => list), 0);
        var spread = new double[Week];
        for (var hour = 0; hour < Week; hour++)
        {
            var near = Robust.Spread(residuals[(hour + Week - 1) % Week].Concat(residuals[hour]).Concat(residuals[(hour + 1) % Week]), 0);
            spread[hour] = double.IsNaN(all) ? double.NaN : Math.Max(double.IsNaN(near) ? all : near, all / 2);
        }

        return spread;
    }
}
