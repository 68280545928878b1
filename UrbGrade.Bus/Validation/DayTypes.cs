using NodaTime;

namespace UrbGrade.Bus.Validation;

/// <summary>Days that people use alike.</summary>
internal enum DayType
{
    Work,
    Weekend,
    Holiday,
}

/// <summary>Sorts civil days into types.</summary>
/// <param name="isHoliday">The public holidays of the site.</param>
internal sealed class DayTypes(Func<LocalDate, bool> isHoliday)
{
    public DayType Of(LocalDate day) =>
        isHoliday(day) ? DayType.Holiday : day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? DayType.Weekend : DayType.Work;

    /// <summary>Whether the consumption of one day says what the other's is: holidays are too few among themselves and are used like Sundays.</summary>
    public bool Alike(LocalDate one, LocalDate other) => (Of(one) == DayType.Work) == (Of(other) == DayType.Work);
}
