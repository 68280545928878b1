using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>Draws areas in a plane of whole units, north up, the longer side as long as <see cref="Side"/>.</summary>
internal sealed class BlockDrawing
{
    private const int Side = 640;

    private const int DeepestZoom = 18;

    private readonly TenantMap areas;
    private readonly Envelope box = new();
    private readonly double narrowing;
    private readonly double scale;

    public BlockDrawing(TenantMap areas, IEnumerable<Place> places)
    {
        this.areas = areas;
        foreach (var place in places)
        {
            box.ExpandToInclude(place.Shape.EnvelopeInternal);
        }

        narrowing = Math.Cos(box.Centre.Y * Math.PI / 180);
        scale = Side / Math.Max(box.Width * narrowing, box.Height);
    }

    public int Width => (int)Math.Ceiling(box.Width * narrowing * scale);

    public int Height => (int)Math.Ceiling(box.Height * scale);

    /// <summary>Zoom of a web map whose pixels are about as large as the units of the drawing.</summary>
    public int Zoom => Math.Clamp((int)Math.Ceiling(Math.Log2(360 * scale * narrowing / 256)), 0, DeepestZoom);

    public BlockOutline Of(Place place)
    {
        var path = new StringBuilder();
        var shape = areas.Simplified(place, Zoom);
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is Polygon polygon)
            {
                Write(path, polygon.ExteriorRing);
                foreach (var hole in polygon.InteriorRings)
                {
                    Write(path, hole);
                }
            }
        }

        var (x, y) = At(areas.InsideOf(place));
        return new BlockOutline(path.ToString(), x, y);
    }

    private void Write(StringBuilder path, LineString ring)
    {
        (int, int)? last = null;
        foreach (var point in ring.Coordinates.SkipLast(1).Select(At))
        {
            if (point != last)
            {
                path.Append(CultureInfo.InvariantCulture, $"{(last is null ? 'M' : 'L')}{point.X} {point.Y}");
                last = point;
            }
        }

        path.Append('Z');
    }

    private (int X, int Y) At(Coordinate point) =>
        ((int)Math.Round((point.X - box.MinX) * narrowing * scale), (int)Math.Round((box.MaxY - point.Y) * scale));
}
