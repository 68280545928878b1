using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Mean power of some hours by that of others.</summary>
internal static class LoadRatio
{
    /// <summary>Night by day on workdays: mean of 00 to 05 o'clock by mean of 09 to 17 o'clock, local time; null while
    /// the day's mean is not positive.</summary>
    public static double? NightToDay(ReadOnlySpan<HourValue> energy, ReadOnlySpan<CivilHour> hours) => Of(
        energy, hours, static hour => hour.IsWorkday && hour.Clock < 5, static hour => hour.IsWorkday && hour.Clock is >= 9 and < 17);

    /// <summary>Saturdays, Sundays and public holidays by workdays; null while the mean of the workdays is not positive.</summary>
    public static double? WeekendToWorkday(ReadOnlySpan<HourValue> energy, ReadOnlySpan<CivilHour> hours) => Of(
        energy, hours, static hour => !hour.IsWorkday, static hour => hour.IsWorkday);

    private static double? Of(
        ReadOnlySpan<HourValue> energy, ReadOnlySpan<CivilHour> hours, Func<CivilHour, bool> isAbove, Func<CivilHour, bool> isBelow)
    {
        double above = 0, below = 0;
        int countAbove = 0, countBelow = 0;
        for (var i = 0; i < energy.Length; i++)
        {
            if (!energy[i].IsValid)
            {
                continue;
            }

            if (isAbove(hours[i]))
            {
                above += energy[i].Value;
                countAbove++;
            }
            else if (isBelow(hours[i]))
            {
                below += energy[i].Value;
                countBelow++;
            }
        }

        return countAbove == 0 || countBelow == 0 || below <= 0 ? null : above / countAbove / (below / countBelow);
    }
}
