using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Exports;

/// <summary>What a public district publishes as a data package (Frictionless Standards: Data Package 1, Tabular Data Resource 1, Table Schema 1). GeoJSON,
/// which is no table, is described by a JSON Schema (draft 7).</summary>
internal static class DataPackage
{
    public const string Descriptor = "datapackage.json";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>The descriptor.</summary>
    /// <param name="home">Address of the district's page; empty where it is not known.</param>
    public static string Describe(DistrictOverview district, OpenDataOptions terms, string home, DateTimeOffset now)
    {
        var source = district.Origin is { } origin ? $"{district.Name}: {origin}" : $"Meters of {district.Name}, read by their gateways";
        var package = new JsonObject
        {
            ["profile"] = "data-package",
            ["name"] = Name(district.Code),
            ["title"] = $"Energy of {district.Name}",
            ["description"] = district.IsWithheld
                ? $"Fewer than {district.FewestAssets} places report, so that every figure would tell about single ones: there are none."
                : $"Sums over the whole district. Figures on fewer than {district.FewestAssets} places are withheld. What is missing is not made up for: coverage says how much.",
            ["homepage"] = home,
            ["created"] = LocalTimes.Machine(now),
            ["licenses"] = Licences(terms),
            ["sources"] = new JsonArray(new JsonObject { ["title"] = source }),
            ["resources"] = new JsonArray(
                [.. DistrictTables.All(district).Select(table => Resource(table, terms)), .. DistrictMaps.All(district).Select(map => Resource(map, terms))]),
        };
        if (home.Length == 0)
        {
            package.Remove("homepage");
        }

        return package.ToJsonString(Readable);
    }

    /// <summary>The descriptor and its files as a ZIP.</summary>
    public static async Task Write(Stream output, DistrictOverview district, OpenDataOptions terms, string home, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        await using (var entry = await zip.CreateEntry(Descriptor).OpenAsync(cancellation))
        {
            await using var text = new StreamWriter(entry);
            await text.WriteAsync(Describe(district, terms, home, now).AsMemory(), cancellation);
        }

        foreach (var table in DistrictTables.All(district))
        {
            await using var entry = await zip.CreateEntry(table.Name + ".csv").OpenAsync(cancellation);
            await CsvTables.Write(table, entry, cancellation);
        }

        foreach (var map in DistrictMaps.All(district))
        {
            await using var entry = await zip.CreateEntry(map.File).OpenAsync(cancellation);
            await entry.WriteAsync(map.Content, cancellation);
        }
    }

    private static JsonObject Resource(ExportTable table, OpenDataOptions terms) => new()
    {
        ["profile"] = "tabular-data-resource",
        ["name"] = table.Name,
        ["title"] = table.Title,
        ["path"] = table.Name + ".csv",
        ["format"] = "csv",
        ["mediatype"] = "text/csv",
        ["encoding"] = "utf-8",
        ["licenses"] = Licences(terms),
        ["dialect"] = new JsonObject { ["delimiter"] = ",", ["lineTerminator"] = "\r\n", ["quoteChar"] = "\"", ["doubleQuote"] = true, ["header"] = true },
        ["schema"] = new JsonObject
        {
            ["fields"] = new JsonArray([.. table.Columns.Select(Field)]),
            ["primaryKey"] = new JsonArray([.. table.Key.Select(name => JsonValue.Create(name))]),
            ["missingValues"] = new JsonArray(""),
        },
    };

    private static JsonObject Resource(ExportMap map, OpenDataOptions terms) => new()
    {
        ["profile"] = "data-resource",
        ["name"] = map.Name,
        ["title"] = map.Title,
        ["path"] = map.File,
        ["format"] = "geojson",
        ["mediatype"] = "application/geo+json",
        ["encoding"] = "utf-8",
        ["licenses"] = Licences(terms),
        ["schema"] = FeatureSchema(map),
    };

    private static JsonObject FeatureSchema(ExportMap map)
    {
        var geometry = new JsonObject { ["type"] = "object", ["description"] = "Degrees of WGS 84, longitude first (RFC 7946)" };
        if (map.Geometry is { } only)
        {
            geometry["properties"] = new JsonObject { ["type"] = new JsonObject { ["const"] = only } };
        }

        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["type"] = "object",
            ["required"] = new JsonArray("type", "features"),
            ["properties"] = new JsonObject
            {
                ["type"] = new JsonObject { ["const"] = "FeatureCollection" },
                ["features"] = new JsonObject
                {
                    ["type"] = "array",
                    ["items"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["required"] = new JsonArray("type", "geometry", "properties"),
                        ["properties"] = new JsonObject
                        {
                            ["type"] = new JsonObject { ["const"] = "Feature" },
                            ["geometry"] = geometry,
                            ["properties"] = new JsonObject
                            {
                                ["type"] = "object",
                                ["required"] = new JsonArray([.. map.Properties.Where(property => property.IsRequired).Select(property => JsonValue.Create(property.Name))]),
                                ["properties"] = new JsonObject(map.Properties.Select(property => KeyValuePair.Create<string, JsonNode?>(property.Name, Property(property)))),
                            },
                        },
                    },
                },
            },
        };
    }

    private static JsonObject Property(ExportColumn property) => new()
    {
        ["type"] = property.IsRequired ? TypeOf(property) : new JsonArray(TypeOf(property), "null"),
        ["description"] = property.Description,
    };

    private static JsonArray Licences(OpenDataOptions terms) =>
        new(new JsonObject { ["name"] = terms.Licence, ["title"] = terms.LicenceTitle, ["path"] = terms.LicencePath });

    private static JsonObject Field(ExportColumn column)
    {
        var field = new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = TypeOf(column),
            ["description"] = column.Description,
        };
        if (column.IsRequired)
        {
            field["constraints"] = new JsonObject { ["required"] = true };
        }

        return field;
    }

    private static string TypeOf(ExportColumn column) => column.SchemaType ?? column.Type switch
    {
        ExportType.Number => "number",
        ExportType.Integer => "integer",
        ExportType.Instant => "datetime",
        ExportType.Day => "date",
        _ => "string",
    };

    /// <summary>Lower case with nothing that an address would escape, as the standard wants it.</summary>
    private static string Name(string code) =>
        "urbgrade-" + string.Concat(code.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-'));
}
