using NodaTime;
using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Gateway.Simulation.Lighting;

/// <summary>The light that a profile asks for at a place, by the sun and the local clock.</summary>
internal sealed class LightingNight(double latitude, double longitude, DateTimeZone zone)
{
    private readonly Dictionary<LocalDate, (Instant Noon, double Sunset, double Sunrise)> nights = [];

    /// <summary>Percent of the full light.</summary>
    /// <param name="late">Minutes by which the astronomical clock of the place runs late.</param>
    public int Level(DimmingProfile profile, Instant at, double late = 0)
    {
        var local = at.InZone(zone).LocalDateTime;
        var (noon, sunset, sunrise) = Night(local.Hour < 12 ? local.Date.PlusDays(-1) : local.Date);

        // Clock times are those of the clock on the wall, also in the night that has one hour more or less.
        var sinceNoon = ((local.Hour * 60) + local.Minute + (local.Second / 60.0) + 720) % 1440;
        return profile.LevelAt(sinceNoon, Wall(noon, sunset) + late, Wall(noon, sunrise) + late);
    }

    private (Instant Noon, double Sunset, double Sunrise) Night(LocalDate evening)
    {
        if (nights.TryGetValue(evening, out var known))
            return known;
        var noon = evening.At(new LocalTime(12, 0)).InZoneLeniently(zone).ToInstant();
        var sun = new Sun(latitude, longitude);
        var set = Instant.FromDateTimeOffset(sun.SetOf(evening.ToDateOnly())!.Value);
        var rise = Instant.FromDateTimeOffset(sun.RiseOf(evening.PlusDays(1).ToDateOnly())!.Value);
        return nights[evening] = (noon, (set - noon).TotalMinutes, (rise - noon).TotalMinutes);
    }

    private double Wall(Instant noon, double minutes)
    {
        var local = (noon + Duration.FromMinutes(minutes)).InZone(zone).LocalDateTime;
        return ((local.Hour * 60) + local.Minute + (local.Second / 60.0) + 720) % 1440;
    }
}
