using System.Globalization;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.VectorTiles;
using NetTopologySuite.IO.VectorTiles.Mapbox;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Modules.Gis.Store;
using Tile = NetTopologySuite.IO.VectorTiles.Tiles.Tile;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>Writes the areas of one tile (Mapbox Vector Tile 2.1), with a border around it so that outlines do not show its edge.</summary>
internal static class AreaTile
{
    /// <summary>Steps that a tile is wide.</summary>
    private const uint Extent = 4096;

    /// <summary>Of the tile's width, on each side.</summary>
    public const double Border = 1d / 32;

    /// <summary>Name of the only layer.</summary>
    public const string Layer = "areas";

    public static byte[] Write(AreaMap map, TenantMap areas, int zoom, int column, int row)
    {
        var tile = new VectorTile { TileId = new Tile(column, row, zoom).Id };
        var layer = new Layer { Name = Layer };
        var box = Box(zoom, column, row);
        var figures = map.Areas.ToDictionary(area => area.PlaceId);
        foreach (var place in areas.Near(map.Request.Kind, box).OrderBy(place => place.Code, StringComparer.Ordinal))
        {
            if (figures.TryGetValue(place.Id, out var area) && Clip(areas.Simplified(place, zoom), box) is { IsEmpty: false } shape)
            {
                layer.Features.Add(new Feature(shape, Attributes(area)));
            }
        }

        if (layer.Features.Count == 0)
        {
            return [];
        }

        tile.Layers.Add(layer);
        using var stream = new MemoryStream();
        tile.Write(stream, minLinealExtent: 1, minPolygonalExtent: 1, Extent);
        return stream.ToArray();
    }

    /// <summary>Degrees of a tile of the usual division of the web Mercator plane, and its border.</summary>
    public static Envelope Box(int zoom, int column, int row)
    {
        var tiles = Math.Pow(2, zoom);
        double Longitude(double x) => (x / tiles * 360) - 180;
        double Latitude(double y) => Math.Atan(Math.Sinh(Math.PI * (1 - (2 * y / tiles)))) * 180 / Math.PI;
        return new Envelope(Longitude(column - Border), Longitude(column + 1 + Border), Latitude(row + 1 + Border), Latitude(row - Border));
    }

    private static Geometry Clip(Geometry shape, Envelope box)
    {
        if (box.Contains(shape.EnvelopeInternal))
        {
            return shape;
        }

        try
        {
            return shape.Intersection(Wgs84.Factory.ToGeometry(box));
        }
        catch (TopologyException)
        {
            // A shape that its simplification broke is shown as it is: readers clip, too.
            return shape;
        }
    }

    private static AttributesTable Attributes(AreaFigure area)
    {
        var attributes = new AttributesTable
        {
            { "id", area.PlaceId.ToString(CultureInfo.InvariantCulture) },
            { "code", area.Code },
            { "name", area.Name },
            { "assets", area.Assets },
            { "coverage", Math.Round(area.Coverage, 4) },
            { "status", area.StatusName },
        };
        if (area.Value is { } value)
        {
            attributes.Add("value", Math.Round(value, 6));
        }

        if (area.Class is { } number)
        {
            attributes.Add("class", number);
        }

        if (area.MergedWith is { } other)
        {
            attributes.Add("mergedWith", other);
        }

        return attributes;
    }
}
