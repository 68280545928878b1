using NetTopologySuite.Geometries;

namespace UrbGrade.Modules.Gis.Store;

/// <summary>Distances on the ellipsoid of WGS 84, metres.</summary>
/// <remarks>Source: T. Vincenty, Direct and inverse solutions of geodesics on the ellipsoid, Survey Review 23 (1975), 88-93; exact to half a millimetre.
/// A sphere is wrong by up to half a per cent.</remarks>
internal static class Geodesic
{
    private const double Equator = 6_378_137;
    private const double Flattening = 1 / 298.257223563;
    private const double Pole = Equator * (1 - Flattening);
    private const double Eccentricity = Flattening * (2 - Flattening);
    private const double HalfMeridian = 20_003_931.458;
    private const int MostSteps = 100;

    /// <summary>The shortest way between two points; half a meridian for points that lie opposite of each other to within half a degree.</summary>
    /// <param name="from">Degrees, longitude first.</param>
    /// <param name="to">Degrees, longitude first.</param>
    public static double Metres(Coordinate from, Coordinate to)
    {
        var difference = Radians(to.X - from.X);
        var (sin1, cos1) = Math.SinCos(Math.Atan((1 - Flattening) * Math.Tan(Radians(from.Y))));
        var (sin2, cos2) = Math.SinCos(Math.Atan((1 - Flattening) * Math.Tan(Radians(to.Y))));
        var (lambda, before) = (difference, double.NaN);
        for (var step = 0; step < MostSteps; step++)
        {
            var (sinLambda, cosLambda) = Math.SinCos(lambda);
            var sin = double.Hypot(cos2 * sinLambda, (cos1 * sin2) - (sin1 * cos2 * cosLambda));
            if (sin == 0)
            {
                return cosLambda > 0 ? 0 : HalfMeridian;
            }

            var cos = (sin1 * sin2) + (cos1 * cos2 * cosLambda);
            var sigma = Math.Atan2(sin, cos);
            var sinAlpha = cos1 * cos2 * sinLambda / sin;
            var cosAlphaSquared = 1 - (sinAlpha * sinAlpha);
            // Along the equator there is no middle.
            var middle = cosAlphaSquared > 1e-15 ? cos - (2 * sin1 * sin2 / cosAlphaSquared) : 0;
            if (Math.Abs(lambda - before) < 1e-12)
            {
                var u = cosAlphaSquared * ((Equator * Equator / (Pole * Pole)) - 1);
                var a = 1 + (u / 16_384 * (4096 + (u * (-768 + (u * (320 - (175 * u)))))));
                var b = u / 1024 * (256 + (u * (-128 + (u * (74 - (47 * u))))));
                var correction = b * sin * (middle + (b / 4 * ((cos * ((2 * middle * middle) - 1))
                    - (b / 6 * middle * ((4 * sin * sin) - 3) * ((4 * middle * middle) - 3)))));
                return Pole * a * (sigma - correction);
            }

            var c = Flattening / 16 * cosAlphaSquared * (4 + (Flattening * (4 - (3 * cosAlphaSquared))));
            before = lambda;
            lambda = difference + ((1 - c) * Flattening * sinAlpha * (sigma + (c * sin * (middle + (c * cos * ((2 * middle * middle) - 1))))));
        }

        return HalfMeridian;
    }

    /// <summary>How long a degree is to the east and to the north, for distances over which the ground is flat.</summary>
    /// <param name="latitude">Degrees.</param>
    public static (double East, double North) Degree(double latitude)
    {
        var (sin, cos) = Math.SinCos(Radians(latitude));
        var bend = 1 - (Eccentricity * sin * sin);
        return (Radians(Equator * cos / Math.Sqrt(bend)), Radians(Equator * (1 - Eccentricity) / (bend * Math.Sqrt(bend))));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
