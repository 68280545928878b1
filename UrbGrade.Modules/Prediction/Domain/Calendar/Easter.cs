namespace UrbGrade.Modules.Prediction.Domain.Calendar;

/// <summary>Easter Sunday of the Gregorian calendar.</summary>
/// <remarks>Source: the anonymous algorithm of Nature, 20 April 1876, as given by J. Meeus, Astronomical Algorithms (1991), chapter 8.</remarks>
internal static class Easter
{
    /// <param name="year">From 1583 on.</param>
    public static DateOnly Of(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var g = (b - ((b + 8) / 25) + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var (month, day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
