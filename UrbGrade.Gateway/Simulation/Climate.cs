namespace UrbGrade.Gateway.Simulation;

/// <summary>What the weather of a place is like over the years.</summary>
/// <param name="MeanCelsius">Of the whole year.</param>
/// <param name="Season">Kelvin from the year's mean to that of the warmest days.</param>
/// <param name="WarmestDay">Day of the year, from 1.</param>
/// <param name="Swing">Kelvin from a cloudy day's mean to its warmest hour.</param>
/// <param name="Spell">Standard deviation of warm and cold days, kelvin.</param>
/// <param name="LongDay">Hours that the longest day has more than twelve.</param>
/// <param name="Clear">Mean share of clear sky, 0 to 1.</param>
/// <param name="SolarNoon">Hour of the highest sun, UTC.</param>
internal sealed record Climate(
    double MeanCelsius, double Season, double WarmestDay, double Swing, double Spell, double LongDay, double Clear, double SolarNoon)
{
    /// <summary>Barcelona.</summary>
    public static readonly Climate CatalanCoast = new(16.8, 7.7, 209, 2.0, 2.3, 3, 0.65, 11.85);

    /// <summary>Kalundborg.</summary>
    public static readonly Climate Zealand = new(8.9, 8.6, 207, 1.1, 2.9, 5.4, 0.45, 11.25);

    /// <summary>Eibar.</summary>
    public static readonly Climate BasqueValleys = new(13.6, 6.2, 214, 2.6, 2.6, 3.2, 0.45, 12.2);
}
