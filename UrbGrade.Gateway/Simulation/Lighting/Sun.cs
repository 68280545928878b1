using NodaTime;
using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Gateway.Simulation.Lighting;

/// <summary>Sunrise and sunset: the sun's upper limb at the horizon, refraction included (altitude -0.833 degrees).</summary>
/// <remarks>Within a minute of an ephemeris below the polar circle.</remarks>
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
                var (declination, equationOfTime) = SolarPosition.At((midnight + Duration.FromMinutes(minutes)).ToDateTimeOffset());
                var hourAngle = Math.Acos((Math.Cos(Radians(Zenith)) / (Math.Cos(Radians(latitude)) * Math.Cos(declination)))
                    - (Math.Tan(Radians(latitude)) * Math.Tan(declination)));
                minutes = 720 - (4 * longitude) - equationOfTime + (side * 4 * hourAngle * 180 / Math.PI);
            }

            return midnight + Duration.FromMinutes(minutes);
        }
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
