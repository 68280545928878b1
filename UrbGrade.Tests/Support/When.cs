using System.Globalization;

namespace UrbGrade.Tests.Support;

/// <summary>Times as a test writes them.</summary>
internal static class When
{
    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime();

    public static long Milliseconds(string text) => Instant(text).ToUnixTimeMilliseconds();

    public static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
