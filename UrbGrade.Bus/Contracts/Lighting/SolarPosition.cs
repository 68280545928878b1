namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>Where the sun stands.</summary>
/// <param name="Declination">Radians north of the equator.</param>
/// <param name="EquationOfTime">Minutes by which the sundial is ahead of the mean sun.</param>
/// <remarks>Source: J. Meeus, Astronomical Algorithms (1998), ch. 25 (low accuracy) and 28, as the solar calculator of NOAA uses them.</remarks>
public readonly record struct SolarPosition(double Declination, double EquationOfTime)
{
    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The position at an instant.</summary>
    public static SolarPosition At(DateTimeOffset instant)
    {
        var t = (instant - Epoch).TotalDays / 36525;
        var mean = Radians(280.46646 + (t * (36000.76983 + (0.0003032 * t))));
        var anomaly = Radians(357.52911 + (t * (35999.05029 - (0.0001537 * t))));
        var eccentricity = 0.016708634 - (t * (0.000042037 + (0.0000001267 * t)));
        var centre = (Math.Sin(anomaly) * (1.914602 - (t * (0.004817 + (0.000014 * t)))))
            + (Math.Sin(2 * anomaly) * (0.019993 - (0.000101 * t))) + (Math.Sin(3 * anomaly) * 0.000289);
        var node = Radians(125.04 - (1934.136 * t));
        var longitude = mean + Radians(centre - 0.00569 - (0.00478 * Math.Sin(node)));
        var obliquity = Radians(23 + ((26 + ((21.448 - (t * (46.815 + (t * (0.00059 - (t * 0.001813)))))) / 60)) / 60) + (0.00256 * Math.Cos(node)));
        var y = Math.Pow(Math.Tan(obliquity / 2), 2);
        var time = (y * Math.Sin(2 * mean)) - (2 * eccentricity * Math.Sin(anomaly)) + (4 * eccentricity * y * Math.Sin(anomaly) * Math.Cos(2 * mean))
            - (0.5 * y * y * Math.Sin(4 * mean)) - (1.25 * eccentricity * eccentricity * Math.Sin(2 * anomaly));
        return new SolarPosition(Math.Asin(Math.Sin(obliquity) * Math.Sin(longitude)), 4 * time * 180 / Math.PI);
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
