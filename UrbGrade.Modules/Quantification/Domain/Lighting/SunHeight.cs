using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Modules.Quantification.Domain.Lighting;

/// <summary>The sun over a place.</summary>
internal static class SunHeight
{
    /// <summary>Of the sun's centre at sunrise and sunset: radius and refraction, degrees.</summary>
    private const double Horizon = -0.833;

    /// <summary>Height of the sun's centre over the horizon without refraction, degrees.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    public static double Degrees(DateTimeOffset at, double latitude, double longitude)
    {
        var (declination, equationOfTime) = SolarPosition.At(at);
        var hourAngle = Radians((at.UtcDateTime.TimeOfDay.TotalMinutes + equationOfTime + (4 * longitude)) / 4 - 180);
        var sine = (Math.Sin(Radians(latitude)) * Math.Sin(declination)) + (Math.Cos(Radians(latitude)) * Math.Cos(declination) * Math.Cos(hourAngle));
        return Math.Asin(sine) * 180 / Math.PI;
    }

    /// <summary>Hours from sunset to sunrise of the nights around a day, h: 24 less the day's length.</summary>
    public static double NightHours(DateOnly day, double latitude)
    {
        var (declination, _) = SolarPosition.At(new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero));
        var cosine = (Math.Sin(Radians(Horizon)) - (Math.Sin(Radians(latitude)) * Math.Sin(declination))) / (Math.Cos(Radians(latitude)) * Math.Cos(declination));
        return 24 - (2 * Math.Acos(Math.Clamp(cosine, -1, 1)) * 180 / Math.PI / 15);
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
