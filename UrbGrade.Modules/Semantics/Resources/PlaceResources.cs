using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Converters;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Semantics.Resources;

/// <summary>Places that stand, as the features service knows them. Their addresses are made of their codes, which outlive a change of shape.</summary>
internal sealed class PlaceResources(IFeatures features, GroupResources groups)
{
    public const string List = "places";

    private const double DegreesInMetre = 1 / 111_195.0;

    /// <summary>How far from a street that is a line something lies that belongs to it, in degrees of a sphere, exact to centimetres.</summary>
    private const double StreetReach = 30 * DegreesInMetre;

    /// <summary>How far from a point: two surveys of one lamp differ by metres, and the next lamp stands at least twenty away.</summary>
    private const double PointReach = 10 * DegreesInMetre;

    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <summary>Kinds of places, as addresses name them.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [GroupResources.Districts, GroupResources.Streets, "buildings", "lightpoints", "meters"];

    public static ResourcePath PathOf(string kind, string code) => new($"{List}/{kind}/{Uri.EscapeDataString(code)}");

    /// <summary>Places of a kind, in order of their ids.</summary>
    public async Task<List<(int Id, Description Resource)>> Read(string kind, int after, int take, CancellationToken cancellation)
    {
        var known = await WithFigures(kind, cancellation);
        return [.. (await Features(kind, [("after", Text(after)), ("limit", Text(take))], cancellation)).Select(feature => (Id(feature), Describe(kind, feature, known)))];
    }

    /// <summary>A place by its code; null when there is none.</summary>
    public async Task<Description?> Find(string kind, string code, CancellationToken cancellation) =>
        (await Features(kind, [("code", code)], cancellation)).FirstOrDefault() is { } feature
            ? Describe(kind, feature, await WithFigures(kind, cancellation)) : null;

    /// <summary>The ids of the assets that lie in a place, or by one that is a line or a point; null when there is no such place.</summary>
    public async Task<List<int>?> AssetsWithin(UrbGradeContext database, string kind, string code, CancellationToken cancellation)
    {
        if ((await Features(kind, [("code", code)], cancellation)).FirstOrDefault() is not { } feature)
        {
            return null;
        }

        var shape = Shape(feature);
        var (lies, box) = Within(shape);
        var (west, east, south, north) = (box.MinX, box.MaxX, box.MinY, box.MaxY);
        var near = await database.Set<AssetRow>()
            .Where(a => a.Longitude >= west && a.Longitude <= east && a.Latitude >= south && a.Latitude <= north)
            .Select(a => new { a.Id, a.Longitude, a.Latitude }).ToListAsync(cancellation);
        return [.. near.Where(a => lies(new Coordinate(a.Longitude!.Value, a.Latitude!.Value))).Select(a => a.Id)];
    }

    private static (Func<Coordinate, bool> Lies, Envelope Box) Within(Geometry shape)
    {
        var box = new Envelope(shape.EnvelopeInternal);
        if (shape.Dimension is Dimension.Surface)
        {
            var prepared = PreparedGeometryFactory.Prepare(shape);
            return (position => prepared.Covers(shape.Factory.CreatePoint(position)), box);
        }

        // Degrees to the east shrunk to the length of those to the north, over which the ground is flat.
        var shrunk = Math.Cos(double.DegreesToRadians(box.Centre.Y));
        var line = AffineTransformation.ScaleInstance(shrunk, 1).Transform(shape);
        var reach = shape.Dimension is Dimension.Curve ? StreetReach : PointReach;
        box.ExpandBy(reach / shrunk, reach);
        return (position => line.IsWithinDistance(line.Factory.CreatePoint(new Coordinate(position.X * shrunk, position.Y)), reach), box);
    }

    private async Task<List<JsonNode>> Features(string kind, IEnumerable<(string Name, string Value)> query, CancellationToken cancellation)
    {
        var answer = await features.Read(
            "", $"collections/{kind}/items", query.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal), cancellation);
        return answer.Document?["features"] is JsonArray found ? [.. found.OfType<JsonNode>()] : [];
    }

    /// <summary>By code the places that have KPIs, too.</summary>
    private async Task<Dictionary<string, ResourcePath>> WithFigures(string kind, CancellationToken cancellation) =>
        GroupResources.Lists.Any(one => one.List == kind) ? await groups.OnMap(kind, cancellation) : [];

    private static Description Describe(string kind, JsonNode feature, Dictionary<string, ResourcePath> known)
    {
        var properties = feature["properties"]!;
        var code = properties["code"]!.GetValue<string>();
        return Description.Of(
            "place", PathOf(kind, code).Path,
            ("kind", kind), ("code", code), ("name", properties["name"]!.GetValue<string>()),
            ("valid_from", DateTimeOffset.Parse(properties["validFrom"]!.GetValue<string>(), CultureInfo.InvariantCulture)),
            ("shape", new WKTWriter().Write(Shape(feature))), ("group", known.GetValueOrDefault(code)));
    }

    private static Geometry Shape(JsonNode feature) => feature["geometry"].Deserialize<Geometry>(GeoJson)!;

    private static int Id(JsonNode feature) => feature["id"]!.GetValue<int>();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
