using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>A stretch of an asset's hourly figures for which KPIs are made.</summary>
/// <param name="From">First local day.</param>
/// <param name="To">Local day after the last one.</param>
/// <param name="Start">Index of its first hour in the figures.</param>
/// <param name="Length">Hours; fewer than the days have where meters were taken away.</param>
/// <param name="StartsAt">Milliseconds since 1970-01-01T00:00:00Z.</param>
internal readonly record struct Period(DateOnly From, DateOnly To, int Start, int Length, long StartsAt)
{
    /// <summary>Local days.</summary>
    public int Days => To.DayNumber - From.DayNumber;

    /// <summary>A calendar year, for what makes sense only of a whole one.</summary>
    public bool IsYear => Days > 360;

    /// <summary>The part before an hour of the figures, from which on nothing is expected any more.</summary>
    public Period Until(int hour) => this with { Length = Math.Clamp(hour - Start, 0, Length) };

    /// <summary>Without what there is of the day in which its last meter was taken away, and without the days after it.</summary>
    /// <param name="clock">Of the figures.</param>
    public Period WholeDays(CivilHour[] clock)
    {
        var end = Start + Length;
        while (end > Start && end < clock.Length && clock[end - 1].Day == clock[Start + Length].Day)
        {
            end--;
        }

        return this with { Length = end - Start, To = end == Start ? From : clock[end - 1].Day.AddDays(1) };
    }

    /// <summary>Its days, the last one as much as there is of it, and the local day after them.</summary>
    /// <param name="clock">Of the figures.</param>
    public (double Days, DateOnly To) Elapsed(CivilHour[] clock)
    {
        var whole = WholeDays(clock);
        var part = Length - whole.Length;
        return (whole.Days + (part / 24.0), part > 0 ? whole.To.AddDays(1) : whole.To);
    }

    /// <summary>Its parts up to each of some days, and from the last of them.</summary>
    /// <param name="clock">Of the figures.</param>
    /// <param name="days">Within it, in order, without its first one.</param>
    public IReadOnlyList<Period> Parts(CivilHour[] clock, IEnumerable<DateOnly> days)
    {
        var (rest, parts) = (this, new List<Period>());
        foreach (var day in days)
        {
            var hours = Array.FindIndex(clock, rest.Start, hour => hour.Day >= day) - rest.Start;
            parts.Add(rest with { To = day, Length = Math.Min(rest.Length, hours) });
            rest = rest with { From = day, Start = rest.Start + hours, Length = Math.Max(0, rest.Length - hours), StartsAt = rest.StartsAt + (hours * LocalCalendar.Hour) };
        }

        parts.Add(rest);
        return parts;
    }

    /// <summary>Its part of hourly figures.</summary>
    public ReadOnlySpan<T> Of<T>(T[] figures) => figures.AsSpan(Start, Length);
}
