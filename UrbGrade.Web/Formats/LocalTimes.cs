using System.Globalization;
using NodaTime;

namespace UrbGrade.Web.Formats;

/// <summary>Instants and days as a reader at the site writes them.</summary>
internal static class LocalTimes
{
    /// <summary>The instant with the offset that the site has then.</summary>
    /// <param name="timeZone">IANA name.</param>
    public static DateTimeOffset At(DateTimeOffset instant, string timeZone) =>
        Instant.FromDateTimeOffset(instant).InZone(DateTimeZoneProviders.Tzdb[timeZone]).ToDateTimeOffset();

    /// <summary>Date and time at the site.</summary>
    public static string Moment(DateTimeOffset instant, string timeZone) =>
        At(instant, timeZone).ToString(Conventions.DayPattern + ", HH:mm", CultureInfo.CurrentCulture);

    /// <summary>Both ends of a stretch, with their offsets where the clock change makes them read alike.</summary>
    public static (string From, string To) Moments(DateTimeOffset from, DateTimeOffset to, string timeZone)
    {
        var (first, last) = (Moment(from, timeZone), Moment(to, timeZone));
        return first == last ? (first + Offset(from, timeZone), last + Offset(to, timeZone)) : (first, last);
    }

    /// <summary>An hour of a day, with its offsets where the clock changes at its end: of two hours that the clock shows alike one has them.</summary>
    public static string Hour(DateTimeOffset start, string timeZone)
    {
        var (first, last) = (At(start, timeZone), At(start.AddHours(1), timeZone));
        var pattern = first.Offset == last.Offset ? "HH:mm" : "HH:mm zzz";
        return $"{first.ToString($"{Conventions.DayPattern}, {pattern}", CultureInfo.CurrentCulture)} – {last.ToString(pattern, CultureInfo.CurrentCulture)}";
    }

    /// <summary>A whole hour as a clock shows it: <c>7:00</c>, and <c>7.00</c> in Danish. The one at the end of a day is written as 24.</summary>
    public static string OClock(int hour) => $"{hour}{CultureInfo.CurrentCulture.DateTimeFormat.TimeSeparator}00";

    /// <summary>Date and time with seconds, for the order of events.</summary>
    public static string ExactMoment(DateTimeOffset instant, string timeZone) =>
        At(instant, timeZone).ToString(Conventions.DayPattern + ", HH:mm:ss", CultureInfo.CurrentCulture);

    /// <summary>A civil day.</summary>
    public static string Day(DateOnly day) => day.ToString(Conventions.DayPattern, CultureInfo.CurrentCulture);

    /// <summary>A calendar month.</summary>
    public static string Month(DateOnly month) => Conventions.Month(month);

    /// <summary>When it was, with the preposition or the ending that the language wants.</summary>
    public static string InMonth(DateOnly month) => Conventions.InMonth(month);

    /// <summary>A calendar month in few letters.</summary>
    public static string ShortMonth(DateOnly month) => month.ToString("MMM", CultureInfo.CurrentCulture);

    /// <summary>The civil day at the site.</summary>
    public static DateOnly LocalDay(DateTimeOffset instant, string timeZone) =>
        DateOnly.FromDateTime(At(instant, timeZone).DateTime);

    /// <summary>The first instant of a civil day at the site, UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day, string timeZone) =>
        LocalDate.FromDateOnly(day).AtStartOfDayInZone(DateTimeZoneProviders.Tzdb[timeZone]).ToDateTimeOffset().ToUniversalTime();

    /// <summary>For a <c>time</c> element, UTC.</summary>
    public static string Machine(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>For programs: UTC, with the milliseconds where there are any.</summary>
    public static string MachineExact(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>For addresses and date fields.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>First and last day of half-open instants, written once where they agree.</summary>
    public static string Days(DateTimeOffset from, DateTimeOffset to, string timeZone)
    {
        var first = LocalDay(from, timeZone);
        var last = LocalDay(to.AddTicks(-1), timeZone);
        return first == last ? Day(first) : $"{Day(first)} – {Day(last)}";
    }

    private static string Offset(DateTimeOffset instant, string timeZone) => At(instant, timeZone).ToString(" zzz", CultureInfo.InvariantCulture);
}
