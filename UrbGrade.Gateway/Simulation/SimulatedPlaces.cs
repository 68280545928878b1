using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Gateway.Simulation;

/// <summary>Quarters, streets, buildings and lamps around the assets of a site that does not exist, as GeoJSON (RFC 7946). They follow from the
/// manifest alone but for their names: the same site has the same ones.</summary>
internal static class SimulatedPlaces
{
    /// <summary>Folder of the files; no source of a gateway looks there.</summary>
    public const string Folder = "places";

    private const double MetresOfDegree = 111_320;
    private const int Columns = 3;
    private const int Rows = 2;
    private const double LampEveryMetres = 35;

    /// <summary>A file for each kind of place, named for it.</summary>
    public static IEnumerable<(string Path, byte[] Content)> Of(SiteManifest manifest, TownNames town)
    {
        if (manifest.Assets.Count == 0)
        {
            yield break;
        }

        var grid = new Grid(manifest.Assets);
        var streets = Streets(manifest.Assets, grid, town).ToList();
        yield return File("districts", Enumerable.Range(0, Columns * Rows).Select(
            cell => (FormattableString.Invariant($"Q{cell + 1}"), town.Quarters[cell], Area(grid.Ring(cell)))), cell => Vulnerability(manifest, cell));
        yield return File("streets", streets.Select(street => (street.Code, street.Name, Line(street.Points))));
        yield return File("buildings", manifest.Assets.Select(asset => (asset.Id, asset.Name, Area(Footprint(asset)))));
        yield return File("lightpoints", streets.SelectMany(street => Along(street.Points).Select((point, number) => (
            FormattableString.Invariant($"{street.Code}-L{number + 1:000}"), FormattableString.Invariant($"{street.Name}, {town.Lamp} {number + 1}"), Position(point)))));
    }

    /// <summary>One through the assets of each quarter, from west to east.</summary>
    private static IEnumerable<(string Code, string Name, List<Point> Points)> Streets(IReadOnlyList<SiteAsset> assets, Grid grid, TownNames town)
    {
        foreach (var quarter in assets.GroupBy(asset => grid.CellOf(asset.Longitude, asset.Latitude)).OrderBy(group => group.Key))
        {
            var points = quarter.Select(asset => new Point(asset.Longitude, asset.Latitude)).OrderBy(point => point.East).ThenBy(point => point.North).Distinct().ToList();
            points.Insert(0, new Point(points[0].East - 0.0004, points[0].North - 0.0001));
            points.Add(new Point(points[^1].East + 0.0004, points[^1].North + 0.0001));
            yield return (FormattableString.Invariant($"S{quarter.Key + 1}"), town.Streets[quarter.Key], points);
        }
    }

    /// <summary>A rectangle of the asset's floor area around its position, at most of two hundred square metres: the rest are further floors.</summary>
    private static List<Point> Footprint(SiteAsset asset)
    {
        var north = Math.Sqrt(Math.Min(asset.FloorAreaSquareMetres, 200)) / 2 / MetresOfDegree;
        var east = north / Math.Cos(asset.Latitude * Math.PI / 180);
        return
        [
            new(asset.Longitude - east, asset.Latitude - north), new(asset.Longitude + east, asset.Latitude - north),
            new(asset.Longitude + east, asset.Latitude + north), new(asset.Longitude - east, asset.Latitude + north),
        ];
    }

    private static IEnumerable<Point> Along(List<Point> points)
    {
        var left = 0d;
        foreach (var (from, to) in points.Zip(points.Skip(1)))
        {
            var narrowing = Math.Cos(from.North * Math.PI / 180);
            var length = MetresOfDegree * Math.Sqrt(Math.Pow((to.East - from.East) * narrowing, 2) + Math.Pow(to.North - from.North, 2));
            for (; left < length; left += LampEveryMetres)
            {
                yield return new Point(from.East + ((to.East - from.East) * left / length), from.North + ((to.North - from.North) * left / length));
            }

            left -= length;
        }
    }

    /// <summary>An index of 20 to 80 of people who do not exist, the same for the same site.</summary>
    private static int Vulnerability(SiteManifest manifest, int cell)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{manifest.TenantCode}/{manifest.SiteCode}/{cell}")));
        return 20 + (hash[0] % 61);
    }

    /// <param name="vulnerability">Of the people of a place, by its index; null where places have none.</param>
    private static (string, byte[]) File(string name, IEnumerable<(string Code, string Name, object Geometry)> places, Func<int, int>? vulnerability = null) => (
        $"{Folder}/{name}.geojson",
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            type = "FeatureCollection",
            features = places.Select((place, index) => new { type = "Feature", properties = Properties(place.Code, place.Name, vulnerability?.Invoke(index)), geometry = place.Geometry }),
        })));

    private static Dictionary<string, object> Properties(string code, string name, int? vulnerability) => vulnerability is { } known
        ? new() { ["code"] = code, ["name"] = name, ["vulnerability"] = known } : new() { ["code"] = code, ["name"] = name };

    private static object Position(Point point) => new { type = "Point", coordinates = Pair(point) };

    private static object Line(List<Point> points) => new { type = "LineString", coordinates = points.Select(Pair) };

    private static object Area(List<Point> ring) => new { type = "Polygon", coordinates = new[] { ring.Append(ring[0]).Select(Pair) } };

    private static double[] Pair(Point point) => [Math.Round(point.East, 6), Math.Round(point.North, 6)];

    private readonly record struct Point(double East, double North);

    /// <summary>Quarters that share crooked borders.</summary>
    private sealed class Grid
    {
        private const double Margin = 0.0015;

        private readonly double west, south, wide, high;

        public Grid(IReadOnlyList<SiteAsset> assets)
        {
            west = assets.Min(asset => asset.Longitude) - Margin;
            south = assets.Min(asset => asset.Latitude) - Margin;
            wide = (assets.Max(asset => asset.Longitude) + Margin - west) / Columns;
            high = (assets.Max(asset => asset.Latitude) + Margin - south) / Rows;
        }

        /// <summary>As borders are nearly straight, an asset beside one may count to its neighbour's street.</summary>
        public int CellOf(double longitude, double latitude) =>
            (Math.Clamp((int)((latitude - south) / high), 0, Rows - 1) * Columns) + Math.Clamp((int)((longitude - west) / wide), 0, Columns - 1);

        public List<Point> Ring(int cell)
        {
            var (column, row) = (cell % Columns, cell / Columns);
            return
            [
                Node(column, row), Node(column + 0.5, row), Node(column + 1, row), Node(column + 1, row + 0.5),
                Node(column + 1, row + 1), Node(column + 0.5, row + 1), Node(column, row + 1), Node(column, row + 0.5),
            ];
        }

        private Point Node(double column, double row) => new(
            west + ((column + (0.12 * Math.Sin((column * 7) + (row * 11)))) * wide), south + ((row + (0.1 * Math.Cos((column * 5) + (row * 13)))) * high));
    }
}
