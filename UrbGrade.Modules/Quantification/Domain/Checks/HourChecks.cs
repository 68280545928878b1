using NodaTime;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain.Checks;

/// <summary>Validates the hours of a series and estimates what is missing, by the rules that gateways use too.</summary>
/// <remarks>Rules look at one civil day, estimates at no more than <see cref="Reach"/> days around: the same readings give the same hours in whatever order
/// they came and however many days are checked at once. What a gateway estimated is neither estimated again nor the basis of an estimate, and no more is an
/// hour that has but a share of a longer time: it is held to what is not possible, by the mean of that time, and to nothing else.</remarks>
/// <param name="limits">In order of their days.</param>
/// <param name="settings">Of the meter, in order of their instants.</param>
/// <param name="isHoliday">Public holidays, which are used like days off.</param>
/// <param name="outside">Mean temperature of civil days outside, degrees Celsius, of what follows the weather; null for
/// what does not, or where nobody measures it.</param>
internal sealed class HourChecks(
    LocalCalendar calendar, CheckedKind kind, IReadOnlyList<HourLimits> limits, IReadOnlyList<RegisterSetting> settings,
    Func<DateOnly, bool> isHoliday, Func<DateOnly, double?>? outside = null)
{
    /// <summary>Days around a checked one that have a say: those of a gap, and like days of its ends.</summary>
    public const int Reach = DayPattern.FarthestLikeDay + 8;

    private const int ShownRun = 8;
    private const int FewestDays = 3;

    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly int LongestGap = (int)EstimationLadder.LongestWeekday.TotalHours;

    private readonly DateTimeZone zone = DateTimeZoneProviders.Tzdb[calendar.Zone];

    /// <summary>The days in [from, to) when the rules have nothing to say of them, which is the usual case and told in one pass; otherwise null.</summary>
    public CheckedStretch? Plain(HourValue[] hours, DateOnly from, DateOnly to)
    {
        var at = 0;
        for (var day = from; day < to; day = day.AddDays(1))
        {
            var count = calendar.HoursOf(day);
            var setting = RegisterSteps.At(settings, calendar.StartOf(day));
            var isOne = ReferenceEquals(setting, RegisterSteps.At(settings, calendar.StartOf(day.AddDays(1)) - 1));
            if (!isOne || !IsPlain(hours.AsSpan(at, count), HourLimits.At(limits, day), setting))
            {
                return null;
            }

            at += count;
        }

        return new CheckedStretch(hours, new DayMarks[to.DayNumber - from.DayNumber], []);
    }

    /// <summary>Checks the days in [from, to).</summary>
    /// <param name="window">Those days, and others around them.</param>
    /// <param name="isWhole">Whether the window holds all within <see cref="Reach"/>.</param>
    /// <returns>Null when more has to be known than a window that is not whole holds.</returns>
    public CheckedStretch? Check(HourWindow window, DateOnly from, DateOnly to, bool isWhole)
    {
        var first = calendar.HoursBetween(window.From, from);
        var past = first + calendar.HoursBetween(from, to);
        var grid = new IntervalGrid(Instant.FromUnixTimeMilliseconds(calendar.StartOf(window.From)), Hour, window.Hours.Length);
        Set(grid, window.Hours);
        for (var day = window.From; day < window.To; day = day.AddDays(1))
        {
            Judge(grid, window.Hours, day, calendar.HoursBetween(window.From, day));
        }

        GatherGaps(grid, window);
        var changed = new List<CheckedHour>();
        foreach (var gap in grid.Gaps.Where(gap => gap.First < past && gap.First + gap.Count > first).OrderBy(gap => gap.First))
        {
            if (!isWhole && kind == CheckedKind.Use && !IsShort(gap, grid))
            {
                return null;
            }

            Fill(grid, gap, first, past, changed);
        }

        return Result(grid, window, from, to, first, changed);
    }

    private bool IsPlain(ReadOnlySpan<HourValue> hours, HourLimits believed, RegisterSetting setting)
    {
        // Whoever stood still makes up for it above what is for review.
        var most = Math.Min(setting.MostPerHour ?? double.PositiveInfinity, Math.Min(believed.Most ?? double.PositiveInfinity, believed.Review ?? double.PositiveInfinity));
        var alike = 0;
        var before = double.NaN;
        foreach (var (value, state) in hours)
        {
            if (state < HourState.Spread || (state == HourState.Spread && HourJudgement.Impossible(value, believed, setting) is not null))
            {
                return false;
            }

            if (kind != CheckedKind.Use || state != HourState.Measured)
            {
                before = double.NaN;
                continue;
            }

            alike = value.Equals(before) && value != 0 ? alike + 1 : 1;
            before = value;
            if (Math.Abs(value) > most || (value < 0 && !setting.FeedsIn) || (value == 0 && believed.ZeroIsMissing) || alike >= ShownRun)
            {
                return false;
            }
        }

        return true;
    }

    private static void Set(IntervalGrid grid, HourValue[] hours)
    {
        for (var i = 0; i < hours.Length; i++)
        {
            if (hours[i].State == HourState.Measured)
            {
                grid.Set(i, hours[i].Value, VecFlags.Actual);
            }
            else if (hours[i].Adds)
            {
                grid.Set(i, hours[i].Value, VecFlags.Estimated, "", IntervalCleansing.BySource);
            }
        }
    }

    private void Judge(IntervalGrid grid, HourValue[] hours, DateOnly day, int first)
    {
        if (kind != CheckedKind.Use)
        {
            return;
        }

        var count = calendar.HoursOf(day);
        var believed = HourLimits.At(limits, day);
        var findings = new List<VecFinding>();
        StandstillRule.Apply(grid, first, count, believed);
        foreach (var (begin, past, setting) in BySetting(day, first))
        {
            HourJudgement.Apply(grid, hours, begin, past, believed, setting, findings);
        }

        if (HasRun(grid, first, count))
        {
            FlatLine.Mark(grid, first..(first + count), Steps.Of(Enumerable.Range(first, count).Where(grid.IsActual).Select(grid.Value)), findings);
        }
    }

    /// <summary>The hours of a day, [first, past) in the window, by the setting at their starts; of most days that is one.</summary>
    private IEnumerable<(int First, int Past, RegisterSetting Setting)> BySetting(DateOnly day, int first)
    {
        var (start, count) = (calendar.StartOf(day), calendar.HoursOf(day));
        for (int at = 0, past; at < count; at = past)
        {
            var setting = RegisterSteps.At(settings, start + (at * LocalCalendar.Hour));
            past = at + 1;
            while (past < count && ReferenceEquals(setting, RegisterSteps.At(settings, start + (past * LocalCalendar.Hour))))
            {
                past++;
            }

            yield return (first + at, first + past, setting);
        }
    }

    /// <summary>Whether so many hours are alike that it is worth a closer look.</summary>
    private static bool HasRun(IntervalGrid grid, int first, int count)
    {
        var run = 1;
        for (var i = first + 1; i < first + count && run < ShownRun; i++)
        {
            run = grid.Value(i).Equals(grid.Value(i - 1)) && grid.Value(i) != 0 ? run + 1 : 1;
        }

        return run >= ShownRun;
    }

    private static void GatherGaps(IntervalGrid grid, HourWindow window)
    {
        var (first, past) = (grid.IndexOf(Instant.FromUnixTimeMilliseconds(window.KnownFrom)), grid.IndexOf(Instant.FromUnixTimeMilliseconds(window.KnownTo)));
        for (var i = Math.Max(0, first); i < Math.Min(grid.Count, past);)
        {
            var begin = i++;
            if (!IsLost(grid, begin))
            {
                continue;
            }

            while (i < Math.Min(grid.Count, past) && IsLost(grid, i))
            {
                i++;
            }

            var believed = true;
            for (var k = begin; k < i; k++)
            {
                if (grid.Flags(k).HasFlag(VecFlags.Rejected))
                {
                    believed = false;
                }
                else
                {
                    grid.Set(k, double.NaN, VecFlags.Missing, VecRule.Gap);
                }
            }

            grid.Gaps.Add(new ValueGap(begin, i - begin, believed ? Total(grid, begin, i, window.Steps) : null));
        }
    }

    /// <summary>Without a value, and in no gap yet.</summary>
    private static bool IsLost(IntervalGrid grid, int i) => double.IsNaN(grid.Value(i)) && grid.Rule(i) != VecRule.Stuck;

    /// <summary>What the counter says of a gap; null unless its steps cover the whole of it.</summary>
    private static double? Total(IntervalGrid grid, int begin, int end, IReadOnlyList<RegisterStep> steps)
    {
        if (steps.Count == 0)
        {
            return null;
        }

        var (from, to) = (grid.At(begin).ToUnixTimeMilliseconds(), grid.At(end).ToUnixTimeMilliseconds());
        double total = 0;
        long covered = 0;
        foreach (var step in steps)
        {
            var overlap = Math.Min(to, step.End) - Math.Max(from, step.Start);
            if (overlap > 0)
            {
                total += step.Amount * overlap / (step.End - step.Start);
                covered += overlap;
            }
        }

        return covered == to - from ? total : null;
    }

    private static bool IsShort(ValueGap gap, IntervalGrid grid) =>
        gap.Count <= EstimationLadder.LongestLinear && gap.First > 0 && gap.First + gap.Count < grid.Count;

    private void Fill(IntervalGrid grid, ValueGap gap, int first, int past, List<CheckedHour> changed)
    {
        var day = DayAt(grid, gap.First);
        var isTried = HourLimits.At(limits, day).Estimates && gap.Count <= LongestGap && (kind == CheckedKind.Use || gap.Count <= EstimationLadder.LongestLinear);
        var looksAhead = isTried && Ladder().Fill(grid, gap);
        var (dependsFrom, dependsTo) = (DayAt(grid, gap.First - 1), DayAt(grid, gap.First + gap.Count));
        if (isTried && gap.Count > EstimationLadder.LongestLinear)
        {
            dependsFrom = day.AddDays(-DayPattern.FarthestLikeDay - 1);
            dependsTo = looksAhead ? dependsTo.AddDays(DayPattern.FarthestLikeDay + 1) : dependsTo;
        }

        for (var i = Math.Max(first, gap.First); i < Math.Min(past, gap.First + gap.Count); i++)
        {
            var flags = grid.Flags(i);
            if (isTried || flags.HasFlag(VecFlags.Rejected))
            {
                changed.Add(new CheckedHour(
                    grid.At(i).ToUnixTimeMilliseconds(), DayAt(grid, i), flags.HasFlag(VecFlags.Estimated) ? grid.Value(i) : null, flags, grid.Rule(i), grid.Method(i),
                    dependsFrom, dependsTo));
            }
        }
    }

    private EstimationLadder Ladder() => new(
        new DayPattern(zone, new DayTypes(day => isHoliday(day.ToDateOnly())), FewestDays),
        outside is null ? null : new HeatResponse(zone, day => outside(day.ToDateOnly())), drawsLongLines: false);

    private DateOnly DayAt(IntervalGrid grid, int index) => calendar.DayOf(grid.At(index).ToUnixTimeMilliseconds());

    private CheckedStretch Result(IntervalGrid grid, HourWindow window, DateOnly from, DateOnly to, int first, List<CheckedHour> changed)
    {
        var hours = new HourValue[calendar.HoursBetween(from, to)];
        var days = new DayMarks[to.DayNumber - from.DayNumber];
        var at = 0;
        for (var day = 0; day < days.Length; day++)
        {
            int filled = 0, rejected = 0, review = 0, rules = 0;
            var count = calendar.HoursOf(from.AddDays(day));
            for (var i = 0; i < count; i++, at++)
            {
                var flags = grid.Flags(first + at);
                rules |= VecRule.Bit(grid.Rule(first + at));
                filled |= IsFilled(grid, first + at) ? 1 << i : 0;
                rejected |= flags.HasFlag(VecFlags.Rejected) ? 1 << i : 0;
                review |= flags.HasFlag(VecFlags.Review) ? 1 << i : 0;
                hours[at] = IsFilled(grid, first + at) ? new HourValue(grid.Value(first + at), HourState.Estimated)
                    : flags.HasFlag(VecFlags.Rejected) ? default : window.Whole[first + at];
            }

            days[day] = new DayMarks(filled, rejected, review, rules);
        }

        return new CheckedStretch(hours, days, changed);
    }

    private static bool IsFilled(IntervalGrid grid, int i) => grid.Flags(i).HasFlag(VecFlags.Estimated) && grid.Method(i) != IntervalCleansing.BySource;
}
