using System.IO.Compression;
using System.Net;
using System.Text.Json;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.Web.Exports;

public sealed class ExportsTests(ApiPlatform platform) : IClassFixture<ApiPlatform>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Readings => $"/api/v1/series/{platform.Ids[ApiPlatform.Own]["series"]}/readings";

    [Fact]
    public async Task Readings_are_handed_out_in_every_format()
    {
        var csv = await ForeignReader.Csv(await Bytes($"{Readings}.csv"));
        Assert.Equal(["start", "end", "value", "unit", "quality", "revision", "receipt"], csv[0]);
        Assert.Equal(25, csv.Count);
        Assert.Equal(["2019-06-30T22:00:00Z", "2019-06-30T23:00:00Z", "2.5", "kW.h", "measured", "1", "1"], csv[1]);

        var people = await ForeignReader.Csv(await Bytes($"{Readings}.csv?for=spreadsheets&to=2019-06-30T23:00:00Z"), ";");
        Assert.Equal(["2019-07-01 00:00:00", "UTC+02:00", "2019-07-01 01:00:00", "UTC+02:00", "2,5", "kW.h", "measured", "1", "1"], Assert.Single(people.Skip(1)));

        var sheet = (await ForeignReader.Xlsx(await Bytes($"{Readings}.xlsx"))).Single();
        Assert.Equal((25, 2.5), (sheet.Value.Count, sheet.Value[1][4].Value.GetDouble()));
        Assert.Equal(24, (await ForeignReader.Parquet(await Bytes($"{Readings}.parquet"))).Rows.Count);
    }

    [Fact]
    public async Task Readings_for_people_are_in_the_zone_of_their_site_from_the_command_line_too()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "readings.csv");
        await Stand("Atlantic/Canary");
        try
        {
            await platform.Admin(
                "export", "readings", "--tenant", ApiPlatform.Own, "--series", $"{platform.Ids[ApiPlatform.Own]["series"]}",
                "--for-spreadsheets", "--out", file);
        }
        finally
        {
            await Stand(null);
        }

        Assert.Equal(["2019-06-30 23:00:00", "UTC+01:00"], (await ForeignReader.Csv(await File.ReadAllBytesAsync(file, Cancellation), ";"))[1][..2]);

        Task Stand(string? zone) => platform.Change(
            ApiPlatform.Own, (database, _) => database.Set<SiteRow>().ToList().ForEach(site => site.TimeZone = zone));
    }

    [Fact]
    public async Task Figures_of_all_assets_are_one_table()
    {
        var rows = await ForeignReader.Csv(await Bytes("/api/v1/figures.csv?period=month&from=2019-07-01&to=2019-09-01"));
        var energy = Assert.Single(rows, row => row[5] == "energy" && row[7].Length == 0 && row[8].Length > 0);
        Assert.Equal(["asset", "month", "2019-07-01", "60", "kW.h", "744", "24", "insufficient"], [energy[0], energy[3], energy[4], energy[8], energy[9], energy[10], energy[11], energy[13]]);
        Assert.Equal(rows.Count - 1, rows.Skip(1).Select(row => string.Join('|', row[0], row[1], row[3], row[4], row[5], row[7])).Distinct().Count());
        Assert.DoesNotContain(rows, row => row.Any(cell => cell.Contains("secret", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Figures_of_hours_say_when_each_begins()
    {
        var rows = await ForeignReader.Csv(await Bytes("/api/v1/figures.csv?scope=tenant&period=hour&from=2019-07-01&to=2019-07-02"));
        var first = rows.First(row => row[5] == "energy" && row[7].Length == 0);
        Assert.Equal(["hour", "hour_start"], rows[0][^2..]);
        Assert.Equal(["tenant", "hour", "2019-07-01", "2.5", "kW.h", "1", "0", "2019-06-30T22:00:00Z"], [first[0], first[3], first[4], first[8], first[9], first[11], first[15], first[16]]);
        Assert.Equal(24, rows.Count(row => row[5] == "energy" && row[7].Length == 0));
    }

    [Theory]
    [InlineData("week", "2019-07-01", "2019-07-08", "168")]
    [InlineData("month", "2019-07-01", "2019-08-01", "744")]
    [InlineData("year", "2019-01-01", "2020-01-01", "8760")]
    public async Task Figures_of_a_tenant_have_those_of_load(string period, string from, string to, string hours)
    {
        var rows = await ForeignReader.Csv(await Bytes($"/api/v1/figures.csv?scope=tenant&period={period}&from={from}&to={to}"));
        var peak = Assert.Single(rows, row => row[5] == "peak");
        Assert.Equal(
            ["tenant", period, from, "power", "2.5", "kW", hours, "24", "insufficient", "2019-06-30T22:00:00Z"],
            [peak[0], peak[3], peak[4], peak[7], peak[8], peak[9], peak[10], peak[11], peak[13], peak[14]]);
        Assert.Equal("1", Assert.Single(rows, row => row[5] == "load_factor")[8]);
        Assert.Equal(rows.Count - 1, rows.Skip(1).Select(row => string.Join('|', row[5], row[7])).Distinct().Count());
    }

    [Theory]
    [InlineData("/api/v1/series/SERIES/readings.doc", HttpStatusCode.BadRequest, "format: found 'doc'")]
    [InlineData("/api/v1/series/SERIES/readings.csv?from=noon", HttpStatusCode.BadRequest, "from: found 'noon'")]
    [InlineData("/api/v1/figures.csv?period=minute&from=2019-07-01&to=2019-08-01", HttpStatusCode.BadRequest, "period: found 'minute', allowed is week, month, year, day, hour")]
    [InlineData("/api/v1/figures.csv?scope=shop&from=2019-07-01&to=2019-08-01", HttpStatusCode.BadRequest, "scope: found 'shop'")]
    [InlineData("/api/v1/figures.csv?from=2019-07-01", HttpStatusCode.BadRequest, "to: found ''")]
    [InlineData("/api/v1/series/999999/readings.csv", HttpStatusCode.NotFound, "")]
    public async Task What_cannot_be_handed_out_is_told(string path, HttpStatusCode status, string told)
    {
        using var answer = await platform.Ask(path.Replace("SERIES", $"{platform.Ids[ApiPlatform.Own]["series"]}", StringComparison.Ordinal));
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(told, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_district_is_a_data_package_that_tells_nothing_about_single_places()
    {
        var (descriptor, files) = await Package("20");
        Rules(descriptor);
        var months = files["months.csv"];
        Assert.Equal(descriptor.GetProperty("resources")[0].GetProperty("schema").GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()!), months[0]);
        Assert.Single(months);
        Assert.Single(files["figures.csv"]);
        Assert.Contains("Fewer than 5 places", descriptor.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await platform.Ask("/api/public/districts/99/datapackage.zip", token: "")).StatusCode);
    }

    [Fact]
    public async Task Every_file_of_a_data_package_is_described_with_its_schema_and_licence()
    {
        using var answer = await platform.Ask("/api/public/districts/20/datapackage.zip", token: "");
        await using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Cancellation)));
        using var descriptor = JsonDocument.Parse(await Content(zip.GetEntry("datapackage.json")!));
        var resources = descriptor.RootElement.GetProperty("resources").EnumerateArray().ToDictionary(resource => resource.GetProperty("path").GetString()!);
        Assert.Equal(zip.Entries.Select(entry => entry.Name).Where(name => name != "datapackage.json").Order(StringComparer.Ordinal), resources.Keys.Order(StringComparer.Ordinal));
        Assert.All(resources.Values, resource => Assert.Equal("CC-BY-4.0", resource.GetProperty("licenses")[0].GetProperty("name").GetString()));
        var places = await Content(zip.GetEntry("places.geojson")!);
        using var features = JsonDocument.Parse(places);
        Describes(resources["places.geojson"], features.RootElement);
        using var file = await platform.Ask("/api/public/districts/20/places.geojson", token: "");
        Assert.Equal(await file.Content.ReadAsByteArrayAsync(Cancellation), places);
    }

    /// <summary>A schema names each property of each feature, with its type, and no feature lacks one that has to be there.</summary>
    internal static void Describes(JsonElement resource, JsonElement collection)
    {
        var schema = FeatureProperties(resource);
        var required = schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).ToList();
        foreach (var properties in collection.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("properties")))
        {
            Assert.Empty(required.Except(properties.EnumerateObject().Select(property => property.Name)));
            Assert.All(properties.EnumerateObject(), property => Assert.NotEmpty(
                Types(schema.GetProperty("properties").GetProperty(property.Name)).Intersect(Types(property.Value.ValueKind))));
        }
    }

    /// <summary>Data Package 1, Tabular Data Resource 1 and Table Schema 1, as far as they bind what is written here.</summary>
    internal static void Rules(JsonElement package)
    {
        Assert.Equal("data-package", package.GetProperty("profile").GetString());
        Assert.Matches("^[a-z0-9._-]+$", package.GetProperty("name").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", package.GetProperty("created").GetString());
        foreach (var licence in package.GetProperty("licenses").EnumerateArray())
        {
            Assert.True(licence.TryGetProperty("name", out _) && Uri.TryCreate(licence.GetProperty("path").GetString(), UriKind.Absolute, out _));
        }

        Assert.All(package.GetProperty("sources").EnumerateArray(), source => Assert.NotEmpty(source.GetProperty("title").GetString()!));
        var names = package.GetProperty("resources").EnumerateArray().Select(resource => resource.GetProperty("name").GetString()!).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        string[] types = ["string", "number", "integer", "boolean", "date", "datetime", "yearmonth", "year"];
        foreach (var resource in package.GetProperty("resources").EnumerateArray())
        {
            Assert.Matches("^[a-z0-9._-]+$", resource.GetProperty("name").GetString());
            Assert.False(Path.IsPathRooted(resource.GetProperty("path").GetString()));
            if (resource.GetProperty("format").GetString() == "geojson")
            {
                MapRules(resource);
                continue;
            }

            Assert.Equal("tabular-data-resource", resource.GetProperty("profile").GetString());
            var schema = resource.GetProperty("schema");
            var fields = schema.GetProperty("fields").EnumerateArray().ToList();
            Assert.All(fields, field => Assert.Contains(field.GetProperty("type").GetString(), types));
            var known = fields.ConvertAll(field => field.GetProperty("name").GetString()!);
            Assert.Equal(known.Count, known.Distinct().Count());
            Assert.All(schema.GetProperty("primaryKey").EnumerateArray(), key => Assert.Contains(key.GetString()!, known));
        }
    }

    private static void MapRules(JsonElement resource)
    {
        Assert.Equal(("data-resource", "application/geo+json"), (resource.GetProperty("profile").GetString(), resource.GetProperty("mediatype").GetString()));
        Assert.EndsWith(".geojson", resource.GetProperty("path").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(resource.GetProperty("licenses").EnumerateArray());
        var schema = FeatureProperties(resource);
        var known = schema.GetProperty("properties").EnumerateObject().ToList();
        Assert.NotEmpty(known);
        Assert.All(known, property => Assert.NotEmpty(property.Value.GetProperty("description").GetString()!));
        string[] types = ["string", "number", "integer", "boolean", "null"];
        Assert.All(known, property => Assert.Empty(Types(property.Value).Except(types)));
        Assert.Empty(schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).Except(known.Select(property => property.Name)));
    }

    private static JsonElement FeatureProperties(JsonElement resource) => resource.GetProperty("schema").GetProperty("properties").GetProperty("features").GetProperty("items")
        .GetProperty("properties").GetProperty("properties");

    private static IEnumerable<string> Types(JsonElement described) => described.GetProperty("type") is { ValueKind: JsonValueKind.Array } several
        ? several.EnumerateArray().Select(type => type.GetString()!)
        : [described.GetProperty("type").GetString()!];

    private static string[] Types(JsonValueKind found) => found switch
    {
        JsonValueKind.Number => ["number", "integer"],
        JsonValueKind.True or JsonValueKind.False => ["boolean"],
        JsonValueKind.Null => ["null"],
        _ => ["string"],
    };

    private async Task<(JsonElement Descriptor, Dictionary<string, List<string[]>> Files)> Package(string code)
    {
        using var answer = await platform.Ask($"/api/public/districts/{code}/datapackage.zip", token: "");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Cancellation)));
        var descriptor = JsonDocument.Parse(await Content(zip.GetEntry("datapackage.json")!)).RootElement;
        var files = new Dictionary<string, List<string[]>>();
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".csv", StringComparison.Ordinal)))
        {
            files[entry.Name] = await ForeignReader.Csv(await Content(entry));
        }

        return (descriptor, files);
    }

    private static async Task<byte[]> Content(ZipArchiveEntry entry)
    {
        using var kept = new MemoryStream();
        await using var content = await entry.OpenAsync(Cancellation);
        await content.CopyToAsync(kept, Cancellation);
        return kept.ToArray();
    }

    private async Task<byte[]> Bytes(string path)
    {
        using var answer = await platform.Ask(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync(Cancellation);
    }
}
