using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>CSV with a head: two columns of coordinates, or one of well-known text. UTF-8; comma, semicolon or tab.</summary>
internal static class CsvFile
{
    /// <summary>Brackets of a multipolygon, the deepest that a place may have.</summary>
    private const int DeepestShape = 3;

    private static readonly string[] EastNames = ["lon", "longitude", "x", "easting", "utm_x", "este"];

    private static readonly string[] NorthNames = ["lat", "latitude", "y", "northing", "utm_y", "norte"];

    private static readonly string[] TextNames = ["wkt", "geometry", "geom"];

    /// <param name="needsShapes">Whether it has to say where its places are; otherwise entries have no shape, unless columns say one.</param>
    /// <exception cref="RefusedException">It is none.</exception>
    public static FileContent Read(byte[] content, bool needsShapes)
    {
        using var text = new StreamReader(new MemoryStream(content), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [";", "\t", ","],
            BadDataFound = null,
            MissingFieldFound = null,
            TrimOptions = TrimOptions.Trim,
        });
        try
        {
            return new FileContent(Features(csv, needsShapes), System: null);
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedException("Import.NoUtf8", $"line {csv.Parser.RawRow}: the text is no UTF-8. Save it as UTF-8.");
        }
    }

    private static List<FileFeature> Features(CsvReader csv, bool needsShapes)
    {
        if (!csv.Read() || !csv.ReadHeader() || csv.HeaderRecord is not { } head)
        {
            throw new RefusedException("Import.NoHead", $"The file has no head; its first line names the columns.");
        }

        if (head.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new RefusedException("Import.ColumnTwice", $"line 1: the column '{twice.Key}' stands there twice.");
        }

        var wellKnown = Column(head, TextNames);
        var (east, north) = (Column(head, EastNames), Column(head, NorthNames));
        var hasPoints = east is not null && north is not null;
        if (needsShapes && wellKnown is null && !hasPoints)
        {
            throw new RefusedException("Import.Columns", $"line 1: the columns are {string.Join(", ", head)}; it takes one of {string.Join(", ", EastNames)} and one of {string.Join(", ", NorthNames)}, or one of {string.Join(", ", TextNames)}.");
        }

        var features = new List<FileFeature>();
        while (csv.Read())
        {
            PlaceFiles.RequireFewerThanMost(features.Count);
            var where = FileFeature.AtLine(csv.Parser.RawRow);
            var fields = head.ToDictionary(name => name, csv.GetField, StringComparer.OrdinalIgnoreCase);
            features.Add(wellKnown is not null ? OfText(where, fields, wellKnown) : hasPoints ? OfPoint(where, fields, east!, north!) : new FileFeature(where, null, fields));
        }

        return features;
    }

    private static FileFeature OfText(Refusal where, Dictionary<string, string?> fields, string column)
    {
        if (WellKnownText.IsDeeperThan(DeepestShape, fields[column]))
        {
            return new FileFeature(where, null, fields, new Refusal("Import.Brackets", $"{column} nests more than {DeepestShape} brackets; no collections are taken."));
        }

        try
        {
            return new FileFeature(where, new WKTReader(Wgs84.Services).Read(fields[column]), fields);
        }
        catch (Exception failure) when (failure is NetTopologySuite.IO.ParseException or ArgumentException)
        {
            return new FileFeature(where, null, fields, new Refusal("Import.NoWellKnownText", $"{column} is no well-known text ({failure.Message.TrimEnd('.')})."));
        }
    }

    private static FileFeature OfPoint(Refusal where, Dictionary<string, string?> fields, string east, string north)
    {
        if (Number(fields[east]) is not { } x)
        {
            return new FileFeature(where, null, fields, NoNumber(east, fields[east]));
        }

        return Number(fields[north]) is { } y
            ? new FileFeature(where, Wgs84.Factory.CreatePoint(new Coordinate(x, y)), fields)
            : new FileFeature(where, null, fields, NoNumber(north, fields[north]));
    }

    private static Refusal NoNumber(string field, string? text) => new Refusal("Import.CoordinateText", $"{field} is '{text}'; it takes a number.");

    /// <summary>With a decimal point or comma; without groups of thousands, which could be either.</summary>
    private static double? Number(string? text) =>
        double.TryParse(text?.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static string? Column(string[] head, string[] names) =>
        names.Select(name => Array.Find(head, column => column.Equals(name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(column => column is not null);
}
