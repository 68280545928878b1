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

    /// <summary>Days before the judged ones that can tell what is usual at least.</summary>
    private const int FewestDays = 56;

    /// <summary>One usual day in a hundred is stronger.</summary>
    private const double UsualShare = 0.99;

    /// <param name="isHoliday">Whether a local day is a public holiday: that less is used then than on other days of the week is no finding.</param>
    public static IEnumerable<Found> Find(Expectation expectation, Func<DateOnly, bool>? isHoliday = null)
    {
        var track = expectation.Track;
        var (above, below) = Limits(expectation);
        var limit = new double[track.Count];
        var isOut = new bool[track.Count];
        for (var i = expectation.First; i < track.Count; i++)
        {
            limit[i] = expectation.Score(i) > 0 ? above : below;
            isOut[i] = expectation.TellsHour(i) && Math.Abs(expectation.Score(i)) > limit[i]
                && !(expectation.Score(i) < 0 && isHoliday?.Invoke(track.DayOf(i)) == true);
        }

        foreach (var (start, end) in Forgiven(expectation, expectation.First, track.Count))
        {
            Array.Clear(isOut, start, end - start);
        }

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

            if (Longest(isOut, i, end) >= FewestHours && Tell(expectation, isOut, i, end, limit[i]) is var found && Math.Abs(found.Excess!.Value) >= least)
            {
                yield return found;
            }

            i = end;
        }
    }

    /// <summary>How far hours have to lie above and below, in standard deviations: farther than on the series' own days
    /// before, but for one in a hundred.</summary>
    private static (double Above, double Below) Limits(Expectation expectation)
    {
        var track = expectation.Track;
        var days = new Dictionary<DateOnly, (double Above, double Below)>();
        var forgiven = Forgiven(expectation, 0, expectation.First).Select(stretch => track.DayOf(stretch.Start)).ToHashSet();
        for (var i = FewestHours - 1; i < expectation.First; i++)
        {
            double least = double.PositiveInfinity, most = double.NegativeInfinity;
            for (var back = 0; back < FewestHours; back++)
            {
                (least, most) = (Math.Min(least, expectation.Score(i - back)), Math.Max(most, expectation.Score(i - back)));
            }

            if (double.IsFinite(least) && double.IsFinite(most) && track.DayOf(i) is var day && !forgiven.Contains(day))
            {
                var known = days.GetValueOrDefault(day);
                days[day] = (Math.Max(known.Above, least), Math.Max(known.Below, -most));
            }
        }

        return days.Count < FewestDays ? (Limit, Limit) : (
            Math.Max(Limit, Robust.Share(days.Values.Select(day => day.Above), UsualShare)),
            Math.Max(Limit, Robust.Share(days.Values.Select(day => day.Below), UsualShare)));
    }

    private static Found Tell(Expectation expectation, bool[] isOut, int first, int end, double limit)
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
            FindingKind.UnusualHours, track.InstantOf(first), end >= track.Count ? null : track.InstantOf(end), strongest / limit,
            Math.Clamp(1 - (1.0 / hours), 0.5, 0.99), measured - expected,
            new Dictionary<string, double>
            {
                ["hours"] = hours, ["measured"] = measured, ["expected"] = expected, ["score"] = strongest, ["weather"] = expectation.UsesWeather ? 1 : 0,
            })
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

    /// <summary>Workdays with less than usual that look like a Sunday: nobody came, which is no finding.</summary>
    private static IEnumerable<(int Start, int End)> Forgiven(Expectation expectation, int from, int to)
    {
        var track = expectation.Track;
        for (var i = from; i < to;)
        {
            var (day, start) = (track.DayOf(i), i);
            double own = 0, sunday = 0, less = 0;
            var hours = 0;
            for (; i < to && track.DayOf(i) == day; i++)
            {
                var like = LastSunday(track, i, from);
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
                yield return (start, i);
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
