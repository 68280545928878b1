using System.Collections.Concurrent;

namespace UrbGrade.Gateway.Simulation;

/// <summary>
/// Outside temperature and sun of a place: yearly and daily course, warm and cold spells of some days, hourly unrest.
/// A pure function of seed, climate and hour.
/// </summary>
internal sealed class SimulatedWeather(int seed, Climate climate)
{
    private readonly SeededNoise noise = new(seed);
    private readonly ConcurrentDictionary<long, double> temperatures = [];

    /// <summary>Degrees Celsius, mean of the hour.</summary>
    /// <param name="hour">Hours since 1970, UTC.</param>
    public double Temperature(long hour) => temperatures.GetOrAdd(hour, static (at, self) => self.Compute(at), this);

    /// <summary>Share of the strongest sun, 0 to 1.</summary>
    public double Sun(long hour)
    {
        var (dayOfYear, solarHour) = Calendar(hour);
        var length = 12 + (climate.LongDay * Math.Sin(2 * Math.PI * (dayOfYear - 80) / 365.25));
        var height = Math.Cos(Math.PI * (solarHour - 12.5) / length);
        var strength = 0.72 + (0.28 * Math.Cos(2 * Math.PI * (dayOfYear - 172) / 365.25));
        return Math.Abs(solarHour - 12.5) >= length / 2 ? 0 : Math.Max(0, height) * strength * Clear(hour / 24);
    }

    private double Compute(long hour)
    {
        var (dayOfYear, solarHour) = Calendar(hour);
        var season = climate.MeanCelsius + (climate.Season * Math.Cos(2 * Math.PI * (dayOfYear - climate.WarmestDay) / 365.25));
        var swing = (climate.Swing + (2.2 * Clear(hour / 24))) * Math.Cos(2 * Math.PI * (solarHour - 14.5) / 24);
        var unrest = 0.35 * noise.Correlated(NoiseStream.HourTemperature, hour, 0.8, 12);
        return season + swing + Spell(hour) + unrest;
    }

    // Spells belong to days and pass over into each other from noon to noon.
    private double Spell(long hour)
    {
        var day = Math.DivRem(hour - 12, 24, out var within);
        var share = within / 24.0;
        return ((1 - share) * DaySpell(day)) + (share * DaySpell(day + 1));
    }

    private double DaySpell(long day) => climate.Spell * noise.Correlated(NoiseStream.DayTemperature, day, 0.72, 16);

    private double Clear(long day) => Math.Clamp(climate.Clear + (0.3 * noise.Correlated(NoiseStream.Cloud, day, 0.5, 8)), 0.1, 1);

    private (int DayOfYear, double SolarHour) Calendar(long hour)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds((hour * 3600) + 1800);
        return (at.DayOfYear, at.Hour + 0.5 + (12 - climate.SolarNoon));
    }
}
