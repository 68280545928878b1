using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Exports;

/// <summary>The figures of a public district as a tabular data package (Frictionless Standards: Data Package 1, Tabular Data Package 1, Table Schema 1).</summary>
internal static class DataPackage
{
    public const string Descriptor = "datapackage.json";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>The descriptor.</summary>
    /// <param name="home">Address of the district's page.</param>
    public static string Describe(DistrictOverview district, OpenDataOptions terms, string home, DateTimeOffset now)
    {
        var source = district.Origin is { } origin ? $"{district.Name}: {origin}" : $"Meters of {district.Name}, read by their gateways";
        return new JsonObject
        {
            ["profile"] = "tabular-data-package",
            ["name"] = Name(district.Code),
            ["title"] = $"Energy of {district.Name}",
            ["description"] = district.IsWithheld
                ? $"Fewer than {district.FewestAssets} places report, so that every figure would tell about single ones: the tables are empty."
                : $"Sums over the whole district. Figures on fewer than {district.FewestAssets} places are withheld. What is missing is not made up for: coverage says how much.",
            ["homepage"] = home,
            ["created"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["licenses"] = new JsonArray(new JsonObject { ["name"] = terms.Licence, ["title"] = terms.LicenceTitle, ["path"] = terms.LicencePath }),
            ["sources"] = new JsonArray(new JsonObject { ["title"] = source }),
            ["resources"] = new JsonArray([.. DistrictTables.All(district).Select(Resource)]),
        }.ToJsonString(Readable);
    }

    /// <summary>The descriptor and its tables as a ZIP.</summary>
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
    }

    private static JsonObject Resource(ExportTable table) => new()
    {
        ["profile"] = "tabular-data-resource",
        ["name"] = table.Name,
        ["title"] = table.Title,
        ["path"] = table.Name + ".csv",
        ["format"] = "csv",
        ["mediatype"] = "text/csv",
        ["encoding"] = "utf-8",
        ["dialect"] = new JsonObject { ["delimiter"] = ",", ["lineTerminator"] = "\r\n", ["quoteChar"] = "\"", ["doubleQuote"] = true, ["header"] = true },
        ["schema"] = new JsonObject
        {
            ["fields"] = new JsonArray([.. table.Columns.Select(Field)]),
            ["primaryKey"] = new JsonArray([.. table.Key.Select(name => JsonValue.Create(name))]),
            ["missingValues"] = new JsonArray(""),
        },
    };

    private static JsonObject Field(ExportColumn column)
    {
        var field = new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = column.SchemaType ?? column.Type switch
            {
                ExportType.Number => "number",
                ExportType.Integer => "integer",
                ExportType.Instant => "datetime",
                ExportType.Day => "date",
                _ => "string",
            },
            ["description"] = column.Description,
        };
        if (column.IsRequired)
        {
            field["constraints"] = new JsonObject { ["required"] = true };
        }

        return field;
    }

    /// <summary>Lower case with nothing that an address would escape, as the standard wants it.</summary>
    private static string Name(string code) =>
        "urbgrade-" + string.Concat(code.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-'));
}
