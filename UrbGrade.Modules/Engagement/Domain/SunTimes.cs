using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Modules.Engagement.Domain;

/// <summary>When the sun sets and rises at a place.</summary>
/// <remarks>Source: J. Meeus, Astronomical Algorithms (1998), ch. 15, with the sun's place at local noon: right to about a minute at these latitudes.</remarks>
internal static class SunTimes
{
    /// <summary>Of the sun's centre at sunrise and sunset: radius and refraction, degrees.</summary>
    private const double Height = -0.833;

    private const double MinutesOfDegree = 4;

    /// <summary>Sunrise and sunset of a day, UTC; null where the sun does not cross the horizon.</summary>
    public static (DateTimeOffset Rise, DateTimeOffset Set)? Of(DateOnly day, double latitude, double longitude)
    {
        var midnight = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        var sun = SolarPosition.At(midnight.AddMinutes(720 - (longitude * MinutesOfDegree)));
        var (phi, height) = (latitude * Math.PI / 180, Height * Math.PI / 180);
        var cosine = (Math.Sin(height) - (Math.Sin(phi) * Math.Sin(sun.Declination))) / (Math.Cos(phi) * Math.Cos(sun.Declination));
        if (cosine is < -1 or > 1)
        {
            return null;
        }

        var noon = midnight.AddMinutes(720 - (longitude * MinutesOfDegree) - sun.EquationOfTime);
        var half = TimeSpan.FromMinutes(Math.Acos(cosine) * 180 / Math.PI * MinutesOfDegree);
        return (noon - half, noon + half);
    }
}
