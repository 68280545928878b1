using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>How long it is dark on a day.</summary>
internal static class DarkHours
{
    /// <summary>Centre of the sun at sunrise and sunset: refraction and half of its disc.</summary>
    private const double Horizon = -0.833;

    private const double DegreesOfHour = 15;

    /// <summary>Hours of a day without sun above the horizon, 0 to 24.</summary>
    /// <remarks>Source: J. Meeus, Astronomical Algorithms (1998), ch. 15.</remarks>
    /// <param name="latitude">WGS 84, degrees.</param>
    public static double Of(DateOnly day, double latitude)
    {
        var declination = SolarPosition.At(new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero)).Declination;
        var north = latitude * Math.PI / 180;
        var cosine = (Math.Sin(Horizon * Math.PI / 180) - (Math.Sin(north) * Math.Sin(declination))) / (Math.Cos(north) * Math.Cos(declination));
        var half = Math.Acos(Math.Clamp(cosine, -1, 1)) * 180 / Math.PI;
        return 24 - (2 * half / DegreesOfHour);
    }
}
