using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>Finds the day from which a meter uses more or less than expected, day after day, by cumulative sums.</summary>
/// <remarks>Source: E. S. Page, Continuous Inspection Schemes (1954); slack of half a standard deviation, limit of five.</remarks>
internal static class DailyLevel
{
    private const double Slack = 0.5;
    private const double Limit = 5;

    private const int FewestDays = 14;

    private const int FewestOfLevel = 4;

    /// <summary>Eight weeks.</summary>
    private const int DaysBefore = 56;

    private static readonly int[] Signs = [1, -1];

    /// <summary>What a single day adds at most: one wild day is no level.</summary>
    private const double MostOfDay = 2;

    /// <summary>A level that differs by less, as a share, is not told.</summary>
    private const double LeastShare = 0.1;

    /// <summary>Standard errors by which the days of a level differ together: sums pass their limit now and then by chance.</summary>
    private const double LeastErrors = 4;

    /// <summary>Where peers tell the season: how many times as far as they lie apart a level differs.</summary>
    private const double BeyondPeers = 2.5;

    /// <summary>Where the medians of the hours come to less of what days use, as a share, they say nothing of a day.</summary>
    private const double LeastOfUse = 0.1;

    /// <summary>How many times what was expected is told at most.</summary>
    private const double MostTimes = 100;

    /// <summary>Below any use, so that nothing is divided by nothing.</summary>
    private const double Nothing = 1e-9;

    public static IEnumerable<Found> Find(Expectation expectation)
    {
        var judged = ExpectedDay.Of(expectation, expectation.First);
        var usually = Usually(expectation, judged);
        List<ExpectedDay> days =
        [
            .. judged.Select(day => day with
            {
                Residual = day.Residual - usually.Beside(day.Expected), Expected = day.Expected + usually.Beside(day.Expected),
            }),
        ];
        var scale = usually.Spread ?? Robust.Spread(days.Select(day => day.Residual), Robust.Median(days.Select(day => day.Residual)));
        var usual = Robust.Median(days.Select(day => day.Expected));
        if (double.IsNaN(scale) || days.Count < FewestDays)
        {
            yield break;
        }

        scale = Math.Max(Math.Max(scale, 0.03 * Math.Abs(usual)), Nothing);
        foreach (var sign in Signs)
        {
            double sum = 0;
            int? begun = null;
            for (var i = 0; i < days.Count; i++)
            {
                sum = Math.Max(0, sum + Math.Min(MostOfDay, (sign * days[i].Residual / scale) - Slack));
                begun = sum == 0 ? null : begun ?? i;
                if (sum <= Limit || begun is not { } first)
                {
                    continue;
                }

                // As long as days stay beyond the slack.
                var end = i + 1;
                for (; end < days.Count && sum > 0; end++)
                {
                    var step = Math.Min(MostOfDay, (sign * days[end].Residual / scale) - Slack);
                    sum = step > 0 ? sum : sum + (2 * step);
                }

                if (Tell(expectation, usually, scale, days, first, end, sum > 0) is { } found)
                {
                    yield return found;
                }

                (i, sum, begun) = (end, 0, null);
            }
        }
    }

    /// <summary>How days before the judged ones usually differ from the sum of their hours: of a use that comes in bursts, as of water, the medians of the
    /// hours come to less than a day, and where they come to about nothing, no share of them tells a day. The weather's model has no such share.</summary>
    private static UsualDay Usually(Expectation expectation, List<ExpectedDay> judged)
    {
        var before = ExpectedDay.Of(expectation, Math.Max(0, expectation.First - (DaysBefore * 24))).FindAll(day => day.Start < expectation.First);
        if (!expectation.UsesWeather && before.Count >= DaysBefore / 2
            && LeastOfUse * Robust.Median(before.Select(day => Math.Abs(day.Residual + day.Expected))) is var least
            && IsBelow(before, least) && IsBelow(judged, least))
        {
            var mean = before.Average(day => day.Residual);
            var deviation = Math.Sqrt(before.Average(day => (day.Residual - mean) * (day.Residual - mean)));
            return new UsualDay(0, mean, deviation > 0 ? deviation : null);
        }

        before.RemoveAll(day => day.Expected <= 0);
        if (before.Count < DaysBefore / 2)
        {
            return default;
        }

        var share = expectation.UsesWeather ? 0 : Robust.Median(before.Select(day => day.Residual / day.Expected));
        return new UsualDay(share, 0, Robust.Spread(before.Select(day => day.Residual - (share * day.Expected)), 0));
    }

    private static bool IsBelow(List<ExpectedDay> days, double least) => Robust.Median(days.Select(day => Math.Abs(day.Expected))) <= least;

    /// <param name="usually">How days usually differ; <paramref name="days"/> have it.</param>
    /// <param name="scale">Standard deviation of a day.</param>
    private static Found? Tell(Expectation expectation, UsualDay usually, double scale, List<ExpectedDay> days, int first, int end, bool lasts)
    {
        double measured = 0, expected = 0, apart = 0;
        for (var i = first; i < end; i++)
        {
            measured += days[i].Residual + days[i].Expected;
            expected += days[i].Expected;
            apart += days[i].Apart;
        }

        var share = (measured - expected) / Math.Max(Math.Max(Math.Abs(expected), Math.Abs(measured) / MostTimes), Nothing);
        var least = Math.Max(LeastErrors * scale * Math.Sqrt(end - first), BeyondPeers * apart);
        if (end - first < FewestOfLevel || Math.Abs(share) < LeastShare || Math.Abs(measured - expected) < least)
        {
            return null;
        }

        var track = expectation.Track;
        return new Found(
            FindingKind.DailyLevel, track.InstantOf(days[first].Start), lasts ? null : track.InstantOf(days[end - 1].End),
            Math.Max(1, Math.Abs(share) / LeastShare),
            Math.Clamp(1 - (2.0 / (end - first)), 0.5, 0.99), measured - expected,
            new Dictionary<string, double>
            {
                ["days"] = end - first, ["measured"] = measured, ["expected"] = expected, ["share"] = share, ["weather"] = expectation.UsesWeather ? 1 : 0,
                ["peers"] = expectation.UsesPeers ? 1 : 0,
            })
        {
            Points = track.Around(
                days[first].Start, days[end - 1].End, i => expectation.Expected[i] + (usually.Share * expectation.Expected[i]) + (usually.Amount / 24)),
        };
    }

    /// <summary>How days usually differ from the sum of their hours.</summary>
    /// <param name="Share">Of what is expected.</param>
    /// <param name="Amount">Whatever is expected.</param>
    /// <param name="Spread">A standard deviation; null where too few days are known.</param>
    private readonly record struct UsualDay(double Share, double Amount, double? Spread)
    {
        public double Beside(double expected) => (Share * expected) + Amount;
    }
}
