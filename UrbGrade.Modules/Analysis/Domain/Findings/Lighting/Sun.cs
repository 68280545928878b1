using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>The sun over a place.</summary>
/// <param name="latitude">Degrees north, WGS 84.</param>
/// <param name="longitude">Degrees east.</param>
internal sealed class Sun(double latitude, double longitude)
{
    /// <summary>Of the sun's centre at sunrise and sunset: radius and refraction, degrees.</summary>
    private const double Horizon = -0.833;

    private const double Degree = Math.PI / 180;

    /// <summary>Height of the sun's centre over the horizon without refraction, degrees.</summary>
    /// <param name="instant">Milliseconds since 1970-01-01T00:00:00Z.</param>
    public double HeightAt(long instant)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(instant);
        var (declination, equationOfTime) = SolarPosition.At(at);
        var angle = ((at.UtcDateTime.TimeOfDay.TotalMinutes + equationOfTime + (4 * longitude)) / 4 - 180) * Degree;
        return Math.Asin((Math.Sin(latitude * Degree) * Math.Sin(declination)) + (Math.Cos(latitude * Degree) * Math.Cos(declination) * Math.Cos(angle))) / Degree;
    }

    /// <summary>Sunset of a day, milliseconds since 1970-01-01T00:00:00Z; null where the sun does not set.</summary>
    public long? SetOf(DateOnly day) => Cross(day, 1);

    /// <summary>Sunrise of a day.</summary>
    public long? RiseOf(DateOnly day) => Cross(day, -1);

    private long? Cross(DateOnly day, int sign)
    {
        // The sun moves on between noon and the crossing: a second look at its place then is within seconds.
        var noon = new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero).AddMinutes(-4 * longitude);
        var at = noon;
        for (var i = 0; i < 2; i++)
        {
            var (declination, equationOfTime) = SolarPosition.At(at);
            var cosine = (Math.Sin(Horizon * Degree) - (Math.Sin(latitude * Degree) * Math.Sin(declination))) / (Math.Cos(latitude * Degree) * Math.Cos(declination));
            if (Math.Abs(cosine) > 1)
            {
                return null;
            }

            at = noon.AddMinutes(-equationOfTime + (sign * Math.Acos(cosine) / Degree * 4));
        }

        return at.ToUnixTimeMilliseconds();
    }
}
