using NodaTime;

namespace UrbGrade.Gateway.Simulation.Lighting;

/// <summary>Sunrise and sunset: the sun's upper limb at the horizon, refraction included (altitude -0.833 degrees).</summary>
/// <remarks>Source: J. Meeus, Astronomical Algorithms (1998), ch. 25 (low accuracy) and 28, as the solar calculator of NOAA uses them. Within
/// a minute of an ephemeris below the polar circle.</remarks>
internal static class Sun
{
    private const double Zenith = 90.833;

    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    /// <returns>UTC, of the civil day as the sun counts it at that longitude.</returns>
    public static (Instant Rise, Instant Set) Of(LocalDate day, double latitude, double longitude)
    {
        var midnight = day.AtMidnight().InUtc().ToInstant();
        return (Find(-1), Find(1));

        // The sun moves on between noon and the horizon: the second round asks where it is then.
        Instant Find(int side)
        {
            var minutes = 720.0;
            for (var round = 0; round < 3; round++)
            {
                var (declination, equationOfTime) = Position(midnight + Duration.FromMinutes(minutes));
                var hourAngle = Math.Acos((Math.Cos(Radians(Zenith)) / (Math.Cos(Radians(latitude)) * Math.Cos(declination)))
                    - (Math.Tan(Radians(latitude)) * Math.Tan(declination)));
                minutes = 720 - (4 * longitude) - equationOfTime + (side * 4 * hourAngle * 180 / Math.PI);
            }

            return midnight + Duration.FromMinutes(minutes);
        }
    }

    /// <returns>Declination in radians, and minutes by which the sundial is ahead of the mean sun.</returns>
    private static (double Declination, double EquationOfTime) Position(Instant at)
    {
        var t = (at - Instant.FromUtc(2000, 1, 1, 12, 0)).TotalDays / 36525;
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
        return (Math.Asin(Math.Sin(obliquity) * Math.Sin(longitude)), 4 * time * 180 / Math.PI);
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
