using System.Net;
using System.Text.Json;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.Gis.Features;

/// <summary>By the rules of OGC API - Features, part 1 (17-069r4), and by GDAL, which reads such services.</summary>
public class FeaturesTests(FeaturesPlatform features) : IClassFixture<FeaturesPlatform>
{
    private const string Root = "/api/features";
    private const string Items = Root + "/collections/districts/items";

    private readonly ApiPlatform platform = features.Platform;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_landing_page_leads_to_everything_and_says_what_it_conforms_to()
    {
        var landing = await platform.Read(Root);
        foreach (var relation in new[] { "self", "service-desc", "conformance", "data" })
        {
            await platform.Read(Link(landing, relation)!);
        }

        Assert.Equal(
            ["http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson"],
            (await platform.Read($"{Root}/conformance")).GetProperty("conformsTo").EnumerateArray().Select(one => one.GetString()));
        var api = await platform.Read($"{Root}/api");
        Assert.StartsWith("3.0", api.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.True(api.GetProperty("paths").TryGetProperty("/collections/{collectionId}/items", out _));
    }

    [Fact]
    public async Task Collections_say_where_and_since_when()
    {
        var all = (await platform.Read($"{Root}/collections")).GetProperty("collections").EnumerateArray().ToList();
        Assert.Equal(["districts", "streets", "buildings", "lightpoints", "meters"], all.Select(one => one.GetProperty("id").GetString()));
        var box = all[0].GetProperty("extent").GetProperty("spatial").GetProperty("bbox")[0].EnumerateArray().Select(number => Math.Round(number.GetDouble(), 6));
        Assert.Equal([2.18, 41.39, 2.187, 41.391], box);
        Assert.False(all[4].TryGetProperty("extent", out _));
        Assert.Equal(all[0].GetRawText(), (await platform.Read(Link(all[0], "self")!)).GetRawText());
    }

    [Fact]
    public async Task Pages_lead_to_every_feature_once()
    {
        var codes = new List<string>();
        for (var address = $"{Items}?limit=3"; address is not null;)
        {
            var page = await platform.Read(address);
            var features = page.GetProperty("features").EnumerateArray().ToList();
            Assert.Equal(features.Count, page.GetProperty("numberReturned").GetInt32());
            Assert.InRange(features.Count, 1, 3);
            codes.AddRange(features.Select(Code));
            address = Link(page, "next");
        }

        Assert.Equal(["D0", "D1", "D2", "D3", "D4", "D5", "D6"], codes);
    }

    [Fact]
    public async Task A_box_finds_what_meets_it_page_by_page()
    {
        var page = await platform.Read($"{Items}?bbox=2.1811,41.39,2.1829,41.3905&limit=1");
        Assert.Equal(["D1"], page.GetProperty("features").EnumerateArray().Select(Code));
        var next = await platform.Read(Link(page, "next")!);
        Assert.Equal(["D2"], next.GetProperty("features").EnumerateArray().Select(Code));
        Assert.Null(Link(next, "next"));
        Assert.Equal(0, (await platform.Read($"{Items}?bbox=10,50,11,51")).GetProperty("numberReturned").GetInt32());
        Assert.Equal(7, (await platform.Read($"{Items}?bbox=179,-90,3,90")).GetProperty("numberReturned").GetInt32());
    }

    [Fact]
    public async Task A_time_finds_what_stood_then()
    {
        const string Streets = Root + "/collections/streets/items";
        await features.Import(ApiPlatform.Own, "street", GisWorld.Feature("S", GisWorld.Square(0, 5)));
        var first = (await platform.Read(Streets)).GetProperty("features")[0];
        await features.Import(ApiPlatform.Own, "street", GisWorld.Feature("S", GisWorld.Square(0, 6)));
        Assert.NotEqual(first.GetProperty("id").GetInt32(), (await platform.Read(Streets)).GetProperty("features")[0].GetProperty("id").GetInt32());

        var began = first.GetProperty("properties").GetProperty("validFrom").GetString();
        var then = await platform.Read($"{Streets}?datetime={began}");
        Assert.Contains(first.GetProperty("id").GetInt32(), then.GetProperty("features").EnumerateArray().Select(one => one.GetProperty("id").GetInt32()));
        Assert.Equal(2, (await platform.Read($"{Streets}?datetime={began}/..")).GetProperty("numberReturned").GetInt32());
        Assert.Equal(0, (await platform.Read($"{Streets}?datetime=../2001-01-01T00:00:00Z")).GetProperty("numberReturned").GetInt32());
        Assert.Equal(0, (await platform.Read($"{Streets}?datetime=2001-01-01T00:00:00+01:00/2001-01-02")).GetProperty("numberReturned").GetInt32());
        Assert.Equal(2, (await platform.Read($"{Streets}?datetime={began![..10]}/..")).GetProperty("numberReturned").GetInt32());
    }

    [Fact]
    public async Task One_feature_is_read_by_its_id()
    {
        var feature = (await platform.Read(Items)).GetProperty("features")[0];
        var alone = await platform.Read($"{Items}/{feature.GetProperty("id")}");
        Assert.Equal(feature.GetProperty("geometry").GetRawText(), alone.GetProperty("geometry").GetRawText());
        Assert.Equal("Poble-sec, \"nord\" <à>", alone.GetProperty("properties").GetProperty("name").GetString());
        Assert.Equal(Link(alone, "self"), new Uri(platform.Client.BaseAddress!, $"{Items}/{feature.GetProperty("id")}").ToString());
    }

    [Fact]
    public async Task A_code_finds_its_place()
    {
        Assert.Equal(["D3"], (await platform.Read($"{Items}?code=D3")).GetProperty("features").EnumerateArray().Select(Code));
        Assert.Equal(0, (await platform.Read($"{Items}?code=SECRET")).GetProperty("numberReturned").GetInt32());
    }

    [Theory]
    [InlineData("?bbox=1,2,3", "bbox")]
    [InlineData("?bbox=1,60,3,50", "bbox")]
    [InlineData("?bbox=a,b,c,d", "bbox")]
    [InlineData("?datetime=yesterday", "datetime")]
    [InlineData("?datetime=03-01-2026", "an instant with its offset")]
    [InlineData("?datetime=2026-01-01T00:00:00", "an instant with its offset")]
    [InlineData("?datetime=2026-01-02T00:00:00Z/2026-01-01T00:00:00Z", "datetime")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=ten", "limit")]
    [InlineData("?colour=red", "colour")]
    [InlineData("?f=html", "f:")]
    public async Task What_is_not_understood_is_named(string query, string named)
    {
        using var answer = await platform.Ask(Items + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(named, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/collections/lakes")]
    [InlineData("/collections/districts/items/999999")]
    [InlineData("/collections/meters/items/1")]
    [InlineData("/elsewhere")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var answer = await platform.Ask(Root + path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Nobody_reads_without_a_token_or_another_tenants_places()
    {
        using var closed = await platform.Ask(Items, token: "");
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
        Assert.DoesNotContain("SECRET", (await platform.Read(Items)).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_known_is_not_sent_again_and_gzip_is_spoken()
    {
        using var first = await platform.Ask($"{Items}/1");
        using var again = await platform.Ask($"{Items}/1", headers: headers => headers.IfNoneMatch.Add(first.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal("application/geo+json", first.Content.Headers.ContentType!.MediaType);
        using var packed = await platform.Ask(Items, headers: headers => headers.AcceptEncoding.ParseAdd("gzip"));
        Assert.Equal(["gzip"], packed.Content.Headers.ContentEncoding);
        await using var unpacked = new System.IO.Compression.GZipStream(await packed.Content.ReadAsStreamAsync(Cancellation), System.IO.Compression.CompressionMode.Decompress);
        Assert.Equal(7, (await JsonDocument.ParseAsync(unpacked, cancellationToken: Cancellation)).RootElement.GetProperty("numberReturned").GetInt32());
    }

    [Fact]
    public async Task A_page_of_features_that_did_not_change_is_not_sent_again()
    {
        using var first = await platform.Ask(Items);
        using var again = await platform.Ask(Items, headers: headers => headers.IfNoneMatch.Add(first.Headers.ETag!));
        using var other = await platform.Ask($"{Items}?limit=3", headers: headers => headers.IfNoneMatch.Add(first.Headers.ETag!));
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (again.StatusCode, other.StatusCode));
    }

    [Fact]
    public async Task Gdal_reads_the_service()
    {
        var (code, _, _) = await ExternalTool.TryRun("ogrinfo", ["--version"], cancellation: Cancellation);
        Assert.SkipWhen(code == -1, "ogrinfo is not there: apt-get install gdal-bin.");
        var output = await ExternalTool.Run(
            "ogrinfo",
            [
                "--config", "GDAL_HTTP_HEADERS", $"Authorization: Bearer {platform.Token}", "-oo", "PAGE_SIZE=3", "-al", "-spat", "2.1811", "41.39", "2.1859", "41.3905",
                $"OAPIF:{platform.Client.BaseAddress}api/features", "districts",
            ],
            cancellation: Cancellation);
        Assert.Contains("Layer name: districts", output, StringComparison.Ordinal);
        Assert.Contains("Feature Count: 5", output, StringComparison.Ordinal);
        Assert.Contains("code (String) = D3", output, StringComparison.Ordinal);
        Assert.DoesNotContain("code (String) = D0", output, StringComparison.Ordinal);
        Assert.Contains("POLYGON ((2.183 41.39", output, StringComparison.Ordinal);
    }

    private static string Code(JsonElement feature) => feature.GetProperty("properties").GetProperty("code").GetString()!;

    private static string? Link(JsonElement document, string relation) => document.GetProperty("links").EnumerateArray()
        .Where(link => link.GetProperty("rel").GetString() == relation).Select(link => link.GetProperty("href").GetString()).FirstOrDefault();
}
