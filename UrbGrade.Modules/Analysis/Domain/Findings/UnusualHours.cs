using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>Finds hours far from what the hour of the week, and the weather where it is known, explain.</summary>
internal static class UnusualHours
{
    /// <summary>Standard deviations.</summary>
    private const double Limit = 4;

    private const int FewestHours = 3;

    /// <summary>Stretches that lie closer together are told as one.</summary>
    private const int Joined = 12;

    /// <summary>Of a usual day's amount: what differs less is nobody's concern.</summary>
    private const double LeastOfDay = 0.1;

    /// <summary>A Sunday's hours fit a day so well, in standard deviations, that nobody was there, as on a holiday.</summary>
    private const double FitsSunday = 2;

    public static IEnumerable<Found> Find(Expectation expectation)
    {
        var track = expectation.Track;
        var isOut = new bool[track.Count];
        for (var i = expectation.First; i < track.Count; i++)
        {
            isOut[i] = Math.Abs(expectation.Score(i)) > Limit;
        }

        Forgive(expectation, isOut);
        var least = LeastOfDay * 24 * expectation.Expected.Skip(expectation.First).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Average();
        for (var i = expectation.First; i < track.Count; i++)
        {
            if (!isOut[i])
            {
                continue;
            }

            var (end, sign) = (i + 1, Math.Sign(expectation.Score(i)));
            for (var at = end; at < track.Count && at - end < Joined; at++)
            {
                end = isOut[at] && Math.Sign(expectation.Score(at)) == sign ? at + 1 : end;
            }

            if (Longest(isOut, i, end) >= FewestHours && Tell(expectation, isOut, i, end) is var found && Math.Abs(found.Excess!.Value) >= least)
            {
                yield return found;
            }

            i = end;
        }
    }

    private static Found Tell(Expectation expectation, bool[] isOut, int first, int end)
    {
        var track = expectation.Track;
        double measured = 0, expected = 0, strongest = 0;
        var hours = 0;
        for (var i = first; i < end; i++)
        {
            if (!double.IsNaN(track.Values[i]) && !double.IsNaN(expectation.Expected[i]))
            {
                measured += track.Values[i];
                expected += expectation.Expected[i];
                hours += isOut[i] ? 1 : 0;
                strongest = Math.Max(strongest, isOut[i] ? Math.Abs(expectation.Score(i)) : 0);
            }
        }

        return new Found(
            FindingKind.UnusualHours, track.InstantOf(first), end >= track.Count ? null : track.InstantOf(end), strongest / Limit,
            Math.Clamp(1 - (1.0 / hours), 0.5, 0.99), measured - expected,
            new Dictionary<string, double> { ["hours"] = hours, ["measured"] = measured, ["expected"] = expected, ["score"] = strongest })
        {
            Points = track.Around(first, end, i => expectation.Expected[i]),
        };
    }

    private static int Longest(bool[] isOut, int first, int end)
    {
        int longest = 0, run = 0;
        for (var i = first; i < end; i++)
        {
            run = isOut[i] ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    /// <summary>A workday with less than usual that looks like a Sunday is one on which nobody came: no finding.</summary>
    private static void Forgive(Expectation expectation, bool[] isOut)
    {
        var track = expectation.Track;
        for (var i = expectation.First; i < track.Count;)
        {
            var (day, start) = (track.DayOf(i), i);
            double own = 0, sunday = 0, less = 0;
            var hours = 0;
            for (; i < track.Count && track.DayOf(i) == day; i++)
            {
                var like = LastSunday(track, i, expectation.First);
                if (like < 0 || double.IsNaN(expectation.Score(i)) || double.IsNaN(track.Values[like]))
                {
                    continue;
                }

                own += Math.Abs(expectation.Score(i));
                sunday += Math.Abs(track.Values[i] - track.Values[like]) / expectation.Spread[i];
                less += expectation.Score(i);
                hours++;
            }

            if (hours >= 20 && day.DayOfWeek != DayOfWeek.Sunday && less < 0 && sunday < own && sunday / hours < FitsSunday)
            {
                Array.Clear(isOut, start, i - start);
            }
        }
    }

    private static int LastSunday(HourTrack track, int hour, int first)
    {
        var back = track.DayOf(hour).DayOfWeek == DayOfWeek.Sunday ? 168 : (int)track.DayOf(hour).DayOfWeek * 24;
        var at = hour - back;
        return at >= Math.Max(0, first - (8 * 168)) ? at : -1;
    }
}
