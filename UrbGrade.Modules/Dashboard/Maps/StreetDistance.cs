using NetTopologySuite.Geometries;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>How far a position is from a line.</summary>
internal static class StreetDistance
{
    /// <summary>Metres.</summary>
    /// <param name="degree">Metres of a degree there, to the east and to the north.</param>
    public static double Of(Geometry line, Coordinate position, (double East, double North) degree)
    {
        var nearest = double.MaxValue;
        for (var part = 0; part < line.NumGeometries; part++)
        {
            var points = line.GetGeometryN(part).Coordinates;
            for (var i = 1; i < points.Length; i++)
            {
                var segment = new LineSegment(Flat(points[i - 1]), Flat(points[i]));
                nearest = Math.Min(nearest, segment.Distance(Flat(position)));
            }
        }

        return nearest;

        Coordinate Flat(Coordinate point) => new(point.X * degree.East, point.Y * degree.North);
    }
}
