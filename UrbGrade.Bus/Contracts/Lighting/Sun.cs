namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>The sun over a place.</summary>
/// <param name="Latitude">Degrees north, WGS 84.</param>
/// <param name="Longitude">Degrees east.</param>
/// <remarks>Source: J. Meeus, Astronomical Algorithms (1998), ch. 13 and 15. Rising and setting lie within a minute of an ephemeris below
/// the polar circle.</remarks>
public readonly record struct Sun(double Latitude, double Longitude)
{
    /// <summary>Of the sun's centre at sunrise and sunset: radius and refraction, degrees.</summary>
    private const double Horizon = -0.833;

    private const double MinutesOfDegree = 4;

    /// <summary>Height of the sun's centre over the horizon without refraction, degrees.</summary>
    public double HeightAt(DateTimeOffset at)
    {
        var (declination, equationOfTime) = SolarPosition.At(at);
        var hourAngle = Radians(((at.UtcDateTime.TimeOfDay.TotalMinutes + equationOfTime) / MinutesOfDegree) + Longitude - 180);
        var latitude = Radians(Latitude);
        return Degrees(Math.Asin((Math.Sin(latitude) * Math.Sin(declination)) + (Math.Cos(latitude) * Math.Cos(declination) * Math.Cos(hourAngle))));
    }

    /// <summary>Sunrise of a day as the sun counts it at that longitude, UTC; null where the sun does not cross the horizon.</summary>
    public DateTimeOffset? RiseOf(DateOnly day) => Crossing(day, -1);

    /// <summary>Sunset of a day as the sun counts it at that longitude, UTC; null where the sun does not cross the horizon.</summary>
    public DateTimeOffset? SetOf(DateOnly day) => Crossing(day, 1);

    /// <summary>Hours from sunset to sunrise of the nights around a day, 0 to 24: 24 less the day's length.</summary>
    public double NightHours(DateOnly day) =>
        24 - (2 * Degrees(Math.Acos(Math.Clamp(CosineAtHorizon(SolarPosition.At(new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero)).Declination), -1, 1))) / 15);

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Degrees(double radians) => radians * 180 / Math.PI;

    private DateTimeOffset? Crossing(DateOnly day, int side)
    {
        // The sun moves on between noon and the horizon: further rounds ask where it is then.
        var (noon, at) = (Noon(day), Noon(day));
        for (var round = 0; round < 3; round++)
        {
            var (declination, equationOfTime) = SolarPosition.At(at);
            var cosine = CosineAtHorizon(declination);
            if (cosine is < -1 or > 1)
                return null;
            at = noon.AddMinutes(-equationOfTime + (side * Degrees(Math.Acos(cosine)) * MinutesOfDegree));
        }

        return at;
    }

    /// <summary>Noon of the mean sun.</summary>
    private DateTimeOffset Noon(DateOnly day) => new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero).AddMinutes(-Longitude * MinutesOfDegree);

    private double CosineAtHorizon(double declination) =>
        (Math.Sin(Radians(Horizon)) - (Math.Sin(Radians(Latitude)) * Math.Sin(declination))) / (Math.Cos(Radians(Latitude)) * Math.Cos(declination));
}
