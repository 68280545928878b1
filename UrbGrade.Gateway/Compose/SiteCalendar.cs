using NodaTime;
using NodaTime.Text;

namespace UrbGrade.Gateway.Compose;

/// <summary>The civil days of a site: 23, 24 or 25 hours between two midnights of its zone.</summary>
internal sealed class SiteCalendar(DateTimeZone zone)
{
    public DateTimeZone Zone => zone;

    public LocalDate DayOf(Instant instant) => instant.InZone(zone).Date;

    /// <summary>The day as a half-open UTC interval.</summary>
    public Interval IntervalOf(LocalDate day) => new(
        zone.AtStartOfDay(day).ToInstant(),
        zone.AtStartOfDay(day.PlusDays(1)).ToInstant());

    /// <summary>The starts of the day's hours, UTC, in order.</summary>
    public IEnumerable<Instant> HoursOf(LocalDate day)
    {
        var interval = IntervalOf(day);
        for (var hour = interval.Start; hour < interval.End; hour += Duration.FromHours(1))
            yield return hour;
    }

    /// <summary>How a day is written in the database, in ids and on screen.</summary>
    public static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>Reads <see cref="Text"/>.</summary>
    /// <exception cref="UnparsableValueException">The text is no day.</exception>
    public static LocalDate Parse(string day) => LocalDatePattern.Iso.Parse(day).Value;
}
