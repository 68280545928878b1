using System.Globalization;
using NetTopologySuite.Geometries;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Gis.Features;

/// <summary>Which features are asked for (OGC 17-069r4, 7.15).</summary>
/// <param name="Box">Null for anywhere.</param>
/// <param name="From">Features that stood at or after this instant; null for no limit.</param>
/// <param name="To">Features that stood at or before this instant; null for no limit.</param>
/// <param name="IsTimed">Whether a time was asked for; otherwise what stands now is.</param>
/// <param name="After">Id of the last feature of the page before.</param>
/// <param name="Code">Features that have this code; null for any.</param>
internal sealed record FeatureQuery(Geometry? Box, DateTimeOffset? From, DateTimeOffset? To, bool IsTimed, int Limit, int After, string? Code = null)
{
    public const int CustomaryLimit = 100;

    public const int LargestLimit = 10_000;

    private static readonly string[] Known = ["bbox", "datetime", "code", "limit", "after", "f"];

    /// <exception cref="FeatureQueryException">A parameter is unknown or out of range.</exception>
    public static FeatureQuery Read(IReadOnlyDictionary<string, string> parameters)
    {
        Require(parameters, Known);
        var (from, to) = parameters.GetValueOrDefault("datetime") is { } time ? FeatureTime.Read(time) : (null, null);
        return new FeatureQuery(
            Box4(parameters.GetValueOrDefault("bbox")), from, to, parameters.ContainsKey("datetime"),
            Math.Min(Number(parameters, "limit", CustomaryLimit, least: 1), LargestLimit), Number(parameters, "after", 0, least: 0),
            parameters.GetValueOrDefault("code"));
    }

    /// <exception cref="FeatureQueryException">There is another parameter, as the standard wants it (7.7, query-param-unknown).</exception>
    public static void Require(IReadOnlyDictionary<string, string> parameters, params IReadOnlyList<string> known)
    {
        if (parameters.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new FeatureQueryException($"There is no parameter '{unknown}'; allowed is {(known.Count == 0 ? "none" : string.Join(", ", known))}.");
        }

        if (parameters.GetValueOrDefault("f") is { } format && format is not ("json" or "geojson"))
        {
            throw new FeatureQueryException($"f: found '{format}', allowed is json.");
        }
    }

    private static int Number(IReadOnlyDictionary<string, string> parameters, string name, int otherwise, int least)
    {
        if (parameters.GetValueOrDefault(name) is not { } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new FeatureQueryException(FormattableString.Invariant($"{name}: found '{text}', allowed is a whole number from {least}."));
    }

    private static Geometry? Box4(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var numbers = text.Split(',').Select(
            part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : double.NaN).ToList();

        // Six numbers have heights, which places do not.
        var (west, south, east, north) = numbers switch
        {
            [var w, var s, var e, var n] => (w, s, e, n),
            [var w, var s, _, var e, var n, _] => (w, s, e, n),
            _ => (double.NaN, 0, 0, 0),
        };
        if (!(Math.Abs(west) <= 180 && Math.Abs(east) <= 180 && south >= -90 && north <= 90 && south <= north))
        {
            throw new FeatureQueryException($"bbox: found '{text}', allowed is west,south,east,north in degrees, such as 2.1,41.3,2.3,41.5.");
        }

        // A box over the meridian of 180 degrees begins in the east.
        return west <= east
            ? Wgs84.Factory.ToGeometry(new Envelope(west, east, south, north))
            : Wgs84.Factory.BuildGeometry(
                [Wgs84.Factory.ToGeometry(new Envelope(west, 180, south, north)), Wgs84.Factory.ToGeometry(new Envelope(-180, east, south, north))]);
    }
}
