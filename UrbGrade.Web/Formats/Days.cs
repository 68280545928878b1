using System.Globalization;

namespace UrbGrade.Web.Formats;

/// <summary>Days in addresses, as <c>2013-10-27</c>.</summary>
internal static class Days
{
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1990 and < 2200
            ? day
            : null;
}
