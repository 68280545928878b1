using System.Globalization;

namespace UrbGrade.Web.Formats;

/// <summary>Calendar months in addresses, as <c>2013-10</c>. A month is its first day.</summary>
internal static class Months
{
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        && month.Year is >= 1990 and < 2200
            ? month
            : null;

    public static string Write(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static DateOnly Of(DateOnly day) => new(day.Year, day.Month, 1);
}
