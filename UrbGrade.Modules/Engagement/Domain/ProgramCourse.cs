using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Engagement.Domain;

/// <summary>The level of a node's light over time, from the programs that it acknowledged.</summary>
/// <param name="programs">In the order in which they came into force.</param>
internal sealed class ProgramCourse(IReadOnlyList<ProgramInForce> programs, double latitude, double longitude, LocalCalendar calendar)
{
    private const double Noon = 12 * 60;
    private const double Day = 24 * 60;

    /// <summary>The level at a moment; null before the first program, and where the sun does not set.</summary>
    public int? At(DateTimeOffset moment)
    {
        if (programs.LastOrDefault(program => program.From <= moment) is not { } program)
        {
            return null;
        }

        var today = calendar.DayOf(moment);
        var clock = Wall(moment, today);
        var evening = clock < Noon ? today.AddDays(-1) : today;
        var sun = new Sun(latitude, longitude);
        return sun.SetOf(evening) is { } set && sun.RiseOf(evening.AddDays(1)) is { } rise
            ? program.Profile.LevelAt((clock - Noon + Day) % Day, Wall(set, evening) - Noon, Wall(rise, evening.AddDays(1)) + Day - Noon)
            : null;
    }

    /// <summary>Minutes that the clock on the wall shows, also in nights of which one hour is left out or comes twice.</summary>
    private double Wall(DateTimeOffset moment, DateOnly day)
    {
        var instant = moment.ToUnixTimeMilliseconds();
        return (calendar.ClockOf(instant) * 60) + ((instant - calendar.StartOf(day)) % LocalCalendar.Hour / 60_000.0);
    }
}
