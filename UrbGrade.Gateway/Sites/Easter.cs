using NodaTime;

namespace UrbGrade.Gateway.Sites;

/// <summary>The feast that other holidays are counted from.</summary>
internal static class Easter
{
    /// <summary>Easter Sunday in the Gregorian calendar (the anonymous algorithm published in Nature, 20 April 1876).</summary>
    public static LocalDate Sunday(int year)
    {
        var golden = year % 19;
        var (century, inCentury) = Math.DivRem(year, 100);
        var (leapCenturies, centuryRest) = Math.DivRem(century, 4);
        var moonShift = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - leapCenturies - moonShift + 15) % 30;
        var (leaps, rest) = Math.DivRem(inCentury, 4);
        var weekday = (32 + (2 * centuryRest) + (2 * leaps) - epact - rest) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var (month, day) = Math.DivRem(epact + weekday - (7 * late) + 114, 31);
        return new LocalDate(year, month, day + 1);
    }
}
