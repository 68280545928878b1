namespace UrbGrade.Modules.Prediction.Domain.Calendar;

/// <summary>Bank holidays of England and Wales by rule, with those that were given or moved once.</summary>
/// <remarks>Sources: Banking and Financial Dealings Act 1971, schedule 1, and the proclamations under it: what falls on a weekend is held on the next day of
/// the week that is no holiday. What will be proclaimed once is not foretold.</remarks>
internal sealed class BankHolidays : IHolidayCalendar
{
    private static readonly HashSet<DateOnly> GivenOnce =
    [
        new(1995, 5, 8), new(1999, 12, 31), new(2002, 6, 3), new(2002, 6, 4), new(2011, 4, 29), new(2012, 6, 4), new(2012, 6, 5), new(2020, 5, 8),
        new(2022, 6, 2), new(2022, 6, 3), new(2022, 9, 19), new(2023, 5, 8),
    ];

    private static readonly HashSet<DateOnly> MovedAway = [new(1995, 5, 1), new(2002, 5, 27), new(2012, 5, 28), new(2020, 5, 4), new(2022, 5, 30)];

    private BankHolidays()
    {
    }

    public static BankHolidays EnglandAndWales { get; } = new();

    public bool IsHoliday(DateOnly day) =>
        GivenOnce.Contains(day) || (!MovedAway.Contains(day) && (day.DayNumber - Easter.Of(day.Year).DayNumber is -2 or 1 || IsOfYear(day)));

    private static bool IsOfYear(DateOnly day) => (day.Month, day.Day, day.DayOfWeek) switch
    {
        (1, 1, _) or (12, 25 or 26, _) => true,
        (1, 2 or 3, DayOfWeek.Monday) or (12, 27 or 28, DayOfWeek.Monday or DayOfWeek.Tuesday) => true,
        (5, <= 7 or > 24, DayOfWeek.Monday) or (8, > 24, DayOfWeek.Monday) => true,
        _ => false,
    };
}
