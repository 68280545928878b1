using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Readings;

/// <summary>From the readings of a counter to what was used between them.</summary>
/// <remarks>
/// A counter that falls has rolled over, dipped, or was reset or replaced. It rolled over when it stood in its last tenth, stands in its first one, and the
/// rate is believable. It dipped when the next reading stands where it should: the low reading is dropped. Otherwise a new count begins, and
/// that step says nothing. A reading above what the connection lets through is dropped when the next one stands where it should, and so is one that stands
/// out above those around it. Which rule holds depends on the neighbours of a reading alone, so that a day's hours come out the same however much is read
/// around it. Source: rules of Itron Enterprise Edition and Oracle Meter Data Management for roll-over, dip and spike.
/// </remarks>
internal static class RegisterSteps
{
    /// <summary>Without a limit a roll-over is believed up to so many times the rate of the steps beside it.</summary>
    private const double BelievedFactor = 10;

    private const int FewestDigits = 4;
    private const int MostDigits = 9;

    private static readonly RegisterSetting Usual = new(long.MinValue);

    /// <param name="readings">In order of start.</param>
    /// <param name="settings">In order of their instants; empty for the usual counter.</param>
    public static List<RegisterStep> Of(ReadOnlySpan<StoredReading> readings, IReadOnlyList<RegisterSetting> settings)
    {
        var steps = new List<RegisterStep>(readings.Length);
        var before = 0;
        for (var i = 1; i < readings.Length; i++)
        {
            if (settings.Count > 0 && Changes(settings, readings[before].Start, readings[i].Start))
            {
                before = i;
                continue;
            }

            var setting = At(settings, readings[before].Start);
            var counted = readings[i].Value - readings[before].Value;
            if (counted < 0 && !setting.FeedsIn)
            {
                if (RollsOver(readings, before, i, setting) is { } beyond)
                {
                    counted = beyond;
                }
                else
                {
                    // A dip is dropped, a new count begins here.
                    before = StandsRight(readings, before, i + 1, setting) ? before : i;
                    continue;
                }
            }
            else if (IsTooFast(readings[before], readings[i], counted, setting))
            {
                before = StandsRight(readings, before, i + 1, setting) ? before : i;
                continue;
            }
            else if (!setting.FeedsIn && StandsOut(readings, before, i, settings))
            {
                continue;
            }

            var (from, to) = (readings[before], readings[i]);
            steps.Add(new RegisterStep(
                from.Start, to.Start, counted * setting.Multiplier, from.Quality != ReadingQuality.Measured || to.Quality != ReadingQuality.Measured));
            before = i;
        }

        return steps;
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

    /// <summary>Whether a reading follows believably on an earlier one, so that what lies between them is wrong.</summary>
    private static bool StandsRight(ReadOnlySpan<StoredReading> readings, int before, int next, RegisterSetting setting) =>
        next < readings.Length && readings[next].Value >= readings[before].Value
        && !IsTooFast(readings[before], readings[next], readings[next].Value - readings[before].Value, setting);

    /// <summary>Whether a reading is above the ones that follow, while those go on from the one before it: it is wrong, whatever the limit. What comes
    /// back to its height shows that the next one was the wrong one; what another device counts says nothing.</summary>
    private static bool StandsOut(ReadOnlySpan<StoredReading> readings, int before, int at, IReadOnlyList<RegisterSetting> settings) =>
        at + 1 < readings.Length && readings[at + 1].Value < readings[at].Value && readings[at + 1].Value >= readings[before].Value
        && (at + 2 == readings.Length || readings[at + 2].Value < readings[at].Value) && !IsReplaced(settings, readings[at].Start, readings[at + 1].Start);

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
