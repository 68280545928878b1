using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Modules.Prediction.Domain;

/// <summary>How long lamps burn on a day: as long as the sun is down, which is known in advance.</summary>
/// <param name="latitude">WGS 84, degrees.</param>
internal sealed class NightLength(double latitude)
{
    /// <summary>Where the sun hardly sets a day's use is not divided by next to nothing.</summary>
    private const double Fewest = 1;

    private readonly Sun sun = new(latitude, 0);

    /// <summary>Hours from sunset to sunrise of the nights around a day, at least 1.</summary>
    public double Of(DateOnly day) => Math.Max(Fewest, sun.NightHours(day));

    /// <summary>The use of each of a day's hours of night, which has no season where the use has that of the nights.</summary>
    /// <param name="days">One slot for each day.</param>
    public CivilSeries PerHour(CivilSeries days) => new(days.FirstDay, 1, [.. days.Values.Select((use, day) => use / Of(days.DayOf(day)))]);
}
