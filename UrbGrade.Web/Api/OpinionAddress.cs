using System.Globalization;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Api;

/// <summary>Addresses of what people say.</summary>
internal static class OpinionAddress
{
    private const int LongestDays = 3 * 366;

    /// <summary>The table of a curve.</summary>
    /// <param name="to">Excluded.</param>
    public static string Csv(string? street, DateOnly from, DateOnly to) => "/api/opinions/curve.csv" + Query(street, from, to);

    /// <summary>The table of a survey's answers.</summary>
    /// <param name="place">Null for those about all places.</param>
    public static string Answers(string survey, string? place) =>
        $"/api/opinions/surveys/{Uri.EscapeDataString(survey)}/answers.csv" + (place is null ? "" : $"?place={Uri.EscapeDataString(place)}");

    /// <summary>The days of an address: those of the last year where it names none; at most three years.</summary>
    /// <param name="to">As it stands in the address, included.</param>
    /// <returns>The end excluded.</returns>
    public static (DateOnly From, DateOnly To) Days(string? from, string? to, DateOnly today)
    {
        var last = Read(to) ?? today;
        var first = Read(from) ?? last.AddYears(-1).AddDays(1);
        if (first > last)
            (first, last) = (last, first);
        return (last.DayNumber - first.DayNumber < LongestDays ? first : last.AddDays(1 - LongestDays), last.AddDays(1));
    }

    private static string Query(string? street, DateOnly from, DateOnly to) =>
        $"?from={LocalTimes.Iso(from)}&to={LocalTimes.Iso(to.AddDays(-1))}" + (street is null ? "" : $"&street={Uri.EscapeDataString(street)}");

    private static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2100 ? day : null;
}
