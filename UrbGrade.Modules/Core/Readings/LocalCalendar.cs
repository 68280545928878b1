using System.Collections.Concurrent;
using NodaTime;

namespace UrbGrade.Modules.Core.Readings;

/// <summary>Civil days and months of one IANA zone, as instants in milliseconds since 1970-01-01T00:00:00Z.</summary>
/// <remarks>A local day has 23, 24 or 25 hours. Day starts are tabulated, so that naming the day of a reading costs
/// nanoseconds; instances are shared and safe to use from several threads.</remarks>
internal sealed class LocalCalendar
{
    /// <summary>Milliseconds of one hour.</summary>
    public const long Hour = 3_600_000;

    private const long UsualDay = 24 * Hour;

    private static readonly DateOnly FirstTabulated = new(2009, 12, 1);
    private static readonly DateOnly LastTabulated = new(2060, 1, 1);
    private static readonly ConcurrentDictionary<string, LocalCalendar> Known = new(StringComparer.Ordinal);

    private readonly DateTimeZone zone;
    private readonly long[] starts;

    private LocalCalendar(DateTimeZone zone)
    {
        this.zone = zone;
        starts = new long[LastTabulated.DayNumber - FirstTabulated.DayNumber + 1];
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] = Compute(FirstTabulated.AddDays(i));
        }
    }

    /// <summary>IANA name.</summary>
    public string Zone => zone.Id;

    /// <summary>The calendar of an IANA zone.</summary>
    /// <exception cref="TimeZoneNotFoundException">There is no such zone.</exception>
    public static LocalCalendar Of(string zone) => Known.GetOrAdd(zone, static id =>
        new LocalCalendar(DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)
            ?? throw new TimeZoneNotFoundException($"'{id}' is no IANA time zone.")));

    /// <summary>The local day that an instant falls on.</summary>
    public DateOnly DayOf(long instant)
    {
        if (instant < starts[0] || instant >= starts[^1])
        {
            return Instant.FromUnixTimeMilliseconds(instant).InZone(zone).Date.ToDateOnly();
        }

        // Days last a day but for an hour or so, hence the guess is at most one day off.
        var guess = (int)((instant - starts[0]) / UsualDay);
        while (instant < starts[guess])
        {
            guess--;
        }

        while (instant >= starts[guess + 1])
        {
            guess++;
        }

        return FirstTabulated.AddDays(guess);
    }

    /// <summary>The local day that an instant falls on.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DayOf(instant.ToUnixTimeMilliseconds());

    /// <summary>The first local day that begins at an instant or later.</summary>
    public DateOnly FirstWhole(DateTimeOffset instant)
    {
        var day = DayOf(instant);
        return InstantOf(day) < instant ? day.AddDays(1) : day;
    }

    /// <summary>The first instant of a local day.</summary>
    public long StartOf(DateOnly day)
    {
        var index = day.DayNumber - FirstTabulated.DayNumber;
        return (uint)index < (uint)starts.Length ? starts[index] : Compute(day);
    }

    /// <summary>The first instant of a local day, UTC.</summary>
    public DateTimeOffset InstantOf(DateOnly day) => DateTimeOffset.FromUnixTimeMilliseconds(StartOf(day));

    /// <summary>Hours of a local day: 24, or 23 or 25 where daylight saving begins or ends.</summary>
    public int HoursOf(DateOnly day) => HoursBetween(day, day.AddDays(1));

    /// <summary>Hours from the start of one local day to the start of another one.</summary>
    public int HoursBetween(DateOnly from, DateOnly to) => (int)((StartOf(to) - StartOf(from) + Hour - 1) / Hour);

    /// <summary>The hour, 0 to 23, that the local clock shows at an instant.</summary>
    public int ClockOf(long instant) => Instant.FromUnixTimeMilliseconds(instant).InZone(zone).Hour;

    /// <summary>The first day of the month that a day lies in.</summary>
    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private long Compute(DateOnly day) => LocalDate.FromDateOnly(day).AtStartOfDayInZone(zone).ToInstant().ToUnixTimeMilliseconds();
}
