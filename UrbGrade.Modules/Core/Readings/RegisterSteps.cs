using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Readings;

/// <summary>From the readings of a counter to what was used between them.</summary>
/// <remarks>
/// A counter that falls has rolled over, dipped, or was reset or replaced. It rolled over when it stood in its last tenth, stands in its first one, and the
/// rate is believable. It dipped when one of the next three readings stands where it should: the low ones are dropped. Otherwise a new count begins, and
/// that step says nothing. A reading above what the connection lets through is dropped when a next one stands where it should, and so are up to three that
/// stand out above those around them. Which rule holds depends on the neighbours of a reading alone, so that a day's hours come out the same however much is
/// read around it: the next reading counts however far it is, those beyond it only within <see cref="HourlySeries.RegisterMargin"/>, as far as one reading changes
/// hours before it, and over more than that the ones beside it say which is believed (<see cref="RegisterSpread.LastBelieved"/>).
/// Source: rules of Itron Enterprise Edition and Oracle Meter Data Management for roll-over, dip and spike.
/// </remarks>
internal static class RegisterSteps
{
    /// <summary>Without a limit a roll-over is believed up to so many times the rate of the steps beside it.</summary>
    private const double BelievedFactor = 10;

    private const int FewestDigits = 4;
    private const int MostDigits = 9;

    /// <summary>So many readings in a row may lie off the curve; more are a new count, or a new level.</summary>
    private const int LongestExcursion = 3;

    private static readonly RegisterSetting Usual = new(long.MinValue);

    /// <param name="readings">In order of start.</param>
    /// <param name="settings">In order of their instants; empty for the usual counter.</param>
    /// <param name="findings">Takes what the rules noticed, in order; null where nobody asks.</param>
    public static List<RegisterStep> Of(
        ReadOnlySpan<StoredReading> readings, IReadOnlyList<RegisterSetting> settings, List<RegisterFinding>? findings = null)
    {
        var steps = new List<RegisterStep>(readings.Length);
        var before = 0;
        for (var i = 1; i < readings.Length; i++)
        {
            if (!IsNear(readings, i - 1, i))
            {
                before = RegisterSpread.LastBelieved(readings, i, settings);
            }

            if (before == i || (settings.Count > 0 && Changes(settings, readings[before].Start, readings[i].Start)))
            {
                before = i;
                continue;
            }

            var setting = At(settings, readings[before].Start);
            var counted = BothWays.Between(readings[before].Value, readings[i].Value, setting);
            if (counted < 0 && !setting.FeedsIn)
            {
                if (RollsOver(readings, before, i, setting) is { } beyond)
                {
                    counted = beyond;
                    Note(findings, readings, before, i, VecRule.Rollover);
                }
                else
                {
                    // Dips are dropped, or a new count begins here.
                    (before, i) = Drop(readings, before, i, settings, findings, VecRule.Dip, VecRule.Reset);
                    continue;
                }
            }
            else if (IsTooFast(readings[before], readings[i], counted, setting))
            {
                (before, i) = Drop(readings, before, i, settings, findings, VecRule.Spike, VecRule.Limit);
                continue;
            }
            else if (!setting.FeedsIn && StandingOut(readings, before, i, settings) is > 0 and var high)
            {
                Note(findings, readings, before, i + high, VecRule.Spike);
                i += high - 1;
                continue;
            }

            var (from, to) = (readings[before], readings[i]);
            steps.Add(new RegisterStep(
                from.Start, to.Start, counted * setting.Multiplier, from.Quality != ReadingQuality.Measured || to.Quality != ReadingQuality.Measured));
            before = i;
        }

        return steps;
    }

    /// <summary>What was counted between readings, for comparison with what was delivered beside the counter: up to
    /// <see cref="HourlySeries.LongestRegisterStep"/> as <see cref="Of"/> says, over longer times the difference of the two readings alone. A later reading
    /// may tell that one of them was wrong, but it lies too far away to change the day of the earlier one.</summary>
    /// <param name="readings">In order of start.</param>
    public static List<RegisterStep> Counted(ReadOnlySpan<StoredReading> readings, IReadOnlyList<RegisterSetting> settings)
    {
        var steps = Of(readings, settings).FindAll(step => step.End - step.Start <= HourlySeries.LongestRegisterStep);
        for (var i = 1; i < readings.Length; i++)
        {
            var (from, to) = (readings[i - 1], readings[i]);
            var setting = At(settings, from.Start);
            var counted = BothWays.Between(from.Value, to.Value, setting);
            if (to.Start - from.Start > HourlySeries.LongestRegisterStep && !Changes(settings, from.Start, to.Start)
                && (counted >= 0 || setting.FeedsIn) && !IsTooFast(from, to, counted, setting))
            {
                steps.Add(new RegisterStep(
                    from.Start, to.Start, counted * setting.Multiplier, from.Quality != ReadingQuality.Measured || to.Quality != ReadingQuality.Measured));
            }
        }

        steps.Sort((one, other) => one.Start.CompareTo(other.Start));
        return steps;
    }

    /// <summary>What was counted between two believed readings, multiplied; null where another device or another multiplier comes between them, the count
    /// begins anew, or it is more than the connection lets through.</summary>
    /// <param name="readings">In order of start, with the readings beside the two, whose rates say whether a roll-over is believable.</param>
    public static double? Counted(ReadOnlySpan<StoredReading> readings, int from, int to, IReadOnlyList<RegisterSetting> settings)
    {
        if (Changes(settings, readings[from].Start, readings[to].Start))
        {
            return null;
        }

        var setting = At(settings, readings[from].Start);
        var counted = BothWays.Between(readings[from].Value, readings[to].Value, setting);
        return counted < 0 && !setting.FeedsIn ? RollsOver(readings, from, to, setting) * setting.Multiplier
            : IsTooFast(readings[from], readings[to], counted, setting) ? null : counted * setting.Multiplier;
    }

    /// <summary>The setting that holds at an instant.</summary>
    public static RegisterSetting At(IReadOnlyList<RegisterSetting> settings, long instant)
    {
        var holding = Usual;
        foreach (var setting in settings)
        {
            if (setting.From > instant)
            {
                break;
            }

            holding = setting;
        }

        return holding;
    }

    /// <summary>Whether the device or its multiplier becomes another one between two readings, or with the second one a new device begins.</summary>
    private static bool Changes(IReadOnlyList<RegisterSetting> settings, long from, long to)
    {
        foreach (var setting in settings)
        {
            if (setting.From > from && (setting.IsReplacement ? setting.From <= to : setting.From < to && !setting.Multiplier.Equals(At(settings, from).Multiplier)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What was counted over the end of the counter; null when it did not roll over.</summary>
    private static double? RollsOver(ReadOnlySpan<StoredReading> readings, int before, int after, RegisterSetting setting)
    {
        var (high, low) = (readings[before].Value, readings[after].Value);
        var digits = setting.Digits ?? (high > 0 ? (int)Math.Ceiling(Math.Log10(high)) : 0);
        var capacity = Math.Pow(10, digits);
        if (low < 0 || high > capacity || high <= 0.9 * capacity || low >= 0.1 * capacity || (setting.Digits is null && digits is < FewestDigits or > MostDigits))
        {
            return null;
        }

        var counted = low + capacity - high;
        if (setting.MostPerHour is not null)
        {
            return IsTooFast(readings[before], readings[after], counted, setting) ? null : counted;
        }

        var beside = Math.Max(
            before > 0 ? Rate(readings[before - 1], readings[before]) : 0, after + 1 < readings.Length ? Rate(readings[after], readings[after + 1]) : 0);
        return setting.Digits is not null || counted / Hours(readings[before], readings[after]) <= BelievedFactor * beside ? counted : null;
    }

    /// <summary>Drops readings that a later one shows to be wrong, or begins anew where none does.</summary>
    /// <param name="dropped">The rule when they are dropped.</param>
    /// <param name="anew">The rule when the count begins anew: what lies between the two readings is not known.</param>
    /// <returns>The last believed reading, and the last one that is dealt with.</returns>
    private static (int Before, int At) Drop(
        ReadOnlySpan<StoredReading> readings, int before, int at, IReadOnlyList<RegisterSetting> settings, List<RegisterFinding>? findings, string dropped, string anew)
    {
        if (Returning(readings, before, at, settings) is not { } back)
        {
            Note(findings, readings, before, at, anew);
            return (at, at);
        }

        // One of far readings says nothing about hours, and what it is depends on one that may be further away than a reading reaches.
        Note(findings, readings, before, IsNear(readings, before, back) ? back : at, IsNear(readings, before, back) ? dropped : anew);
        return (before, back - 1);
    }

    /// <summary>The first of the next readings that follows believably on an earlier one, so that what lies between
    /// them is wrong; null when none does.</summary>
    private static int? Returning(ReadOnlySpan<StoredReading> readings, int before, int at, IReadOnlyList<RegisterSetting> settings)
    {
        var setting = At(settings, readings[before].Start);
        for (var next = at + 1; next < readings.Length && next <= at + LongestExcursion && (next == at + 1 || IsNear(readings, before, next)); next++)
        {
            if (next > at + 1 && Changes(settings, readings[before].Start, readings[next].Start))
            {
                return null;
            }

            if (readings[next].Value >= readings[before].Value
                && !IsTooFast(readings[before], readings[next], readings[next].Value - readings[before].Value, setting)
                && (next == at + 1 || ComesBack(readings, before, at, next)))
            {
                return next;
            }
        }

        return null;
    }

    /// <summary>Whether several readings lie apart from those around them: too low ones by a leap up at their end, too high ones by a
    /// fall. A count that goes on as it began leaps nowhere.</summary>
    private static bool ComesBack(ReadOnlySpan<StoredReading> readings, int before, int at, int next)
    {
        if (readings[at].Value >= readings[before].Value)
        {
            return readings[next].Value < readings[at].Value;
        }

        var within = Math.Abs(readings[next - 1].Value - readings[at].Value) / (next - 1 - at);
        return readings[next].Value - readings[next - 1].Value > BelievedFactor * within;
    }

    /// <summary>How many readings in a row are above the ones that follow, while those go on from the one before them: they are wrong, whatever the limit; 0
    /// for none. What comes back to their height shows that the next ones were the wrong ones; what another device counts says nothing.</summary>
    private static int StandingOut(ReadOnlySpan<StoredReading> readings, int before, int at, IReadOnlyList<RegisterSetting> settings)
    {
        for (var high = 1; high <= LongestExcursion && at + high < readings.Length && (high == 1 || IsNear(readings, before, at + high)); high++)
        {
            if (readings[at + high].Value >= readings[at].Value)
            {
                continue;
            }

            // From zero a new count may begin.
            return readings[at + high].Value >= readings[before].Value && (high == 1 || readings[before].Value > 0) && StaysBelow(readings, before, at, high)
                && !IsReplaced(settings, readings[at].Start, readings[at + high].Start) ? high : 0;
        }

        return 0;
    }

    /// <summary>Whether as many readings as stand out, beyond the first one that does not, stay below them too.</summary>
    private static bool StaysBelow(ReadOnlySpan<StoredReading> readings, int before, int at, int high)
    {
        for (var next = at + high + 1; next <= at + (2 * high) && next < readings.Length && IsNear(readings, before, next); next++)
        {
            if (readings[next].Value >= readings[at].Value)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNear(ReadOnlySpan<StoredReading> readings, int one, int other) =>
        readings[other].Start - readings[one].Start <= HourlySeries.RegisterMargin;

    /// <summary>Notes what concerns hours: steps of a counter over a longer time say nothing about those.</summary>
    private static void Note(List<RegisterFinding>? findings, ReadOnlySpan<StoredReading> readings, int from, int to, string rule)
    {
        if (findings is not null && IsNear(readings, from, to))
        {
            findings.Add(new RegisterFinding(readings[from].Start, readings[to].Start, rule));
        }
    }

    private static bool IsReplaced(IReadOnlyList<RegisterSetting> settings, long from, long to)
    {
        foreach (var setting in settings)
        {
            if (setting.IsReplacement && setting.From > from && setting.From <= to)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTooFast(in StoredReading from, in StoredReading to, double counted, RegisterSetting setting) =>
        setting.MostPerHour is { } most && Math.Abs(counted) * setting.Multiplier > most * Hours(from, to);

    private static double Rate(in StoredReading from, in StoredReading to) => Math.Max(0, to.Value - from.Value) / Hours(from, to);

    private static double Hours(in StoredReading from, in StoredReading to) => (to.Start - from.Start) / (double)LocalCalendar.Hour;
}
