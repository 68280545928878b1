using System.Net;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Tests.Gis.Features;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.Gis;

/// <summary>The map of a tenant with one asset, which is too few for a figure.</summary>
public class MapEndpointTests(FeaturesPlatform features) : IClassFixture<FeaturesPlatform>
{
    private const string Map = "?month=2019-07&kind=District";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_read_shapes_tiles_and_table_without_figures_of_single_assets()
    {
        using var staff = await features.Platform.SignedIn("map@urbgrade.example", AccountRole.Staff, ApiPlatform.Own);
        using var answer = await staff.Get("/api/map/areas.geojson" + Map + "&zoom=14", "application/geo+json");
        Assert.Equal((HttpStatusCode.OK, "application/geo+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.NotNull(answer.Headers.ETag);
        var areas = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(7, areas.Count);
        Assert.All(areas, area => Assert.Equal(JsonValueKind.Null, area.GetProperty("properties").GetProperty("value").ValueKind));

        var table = await staff.Read("/api/map/areas.csv" + Map);
        Assert.Equal(8, table.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("SECRET", table, StringComparison.Ordinal);

        using var tile = await staff.Get("/api/map/tiles/14/8291/6119.mvt" + Map);
        Assert.Equal(HttpStatusCode.OK, tile.StatusCode);
        Assert.Equal("application/vnd.mapbox-vector-tile", tile.Content.Headers.ContentType!.MediaType);
        using var empty = await staff.Get("/api/map/tiles/14/0/0.mvt" + Map);
        Assert.Equal(HttpStatusCode.NoContent, empty.StatusCode);
        using var outside = await staff.Get("/api/map/tiles/2/4/0.mvt" + Map);
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
        using var misread = await staff.Get("/api/map/areas.geojson?month=July", "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, misread.StatusCode);
        Assert.Contains("Map of the areas", await staff.Read("/app/map" + Map), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spreadsheet_of_the_tenants_country_reads_the_numbers_of_the_table()
    {
        using var staff = await features.Platform.SignedIn("sheets@urbgrade.example", AccountRole.Staff, ApiPlatform.Own);
        var table = await staff.Read($"/api/map/areas.csv{Map}&for=spreadsheets");
        Assert.Contains("code;name;longitude;latitude;month;", table, StringComparison.Ordinal);
        Assert.Matches(@";\d,\d+;\d\d,\d+;2019-07;", table);
        using var workbook = await staff.Get($"/api/map/areas.xlsx{Map}");
        Assert.Equal(
            (HttpStatusCode.OK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (workbook.StatusCode, workbook.Content.Headers.ContentType!.MediaType));
        using var unknown = await staff.Get($"/api/map/areas.docx{Map}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_carrier_and_a_year_are_told_in_each_format()
    {
        using var staff = await features.Platform.SignedIn("carrier@urbgrade.example", AccountRole.Staff, ApiPlatform.Own);
        foreach (var (asked, member, period) in new[]
        {
            ("&quantity=Co2Kg&carrier=heat", "month", "2019-07"), ("&quantity=peak&carrier=power", "month", "2019-07"),
            ("&quantity=water&carrier=water", "month", "2019-07"),
            ("&quantity=energy.gas&period=Year", "year", "2019"),
        })
        {
            using var areas = JsonDocument.Parse(await staff.Read("/api/map/areas.geojson" + Map + asked));
            Assert.Equal(period, areas.RootElement.GetProperty(member).GetString());
            Assert.Equal(7, areas.RootElement.GetProperty("features").GetArrayLength());
            Assert.Equal(8, (await staff.Read("/api/map/areas.csv" + Map + asked)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
            using var tile = await staff.Get("/api/map/tiles/14/8291/6119.mvt" + Map + asked);
            Assert.Equal(HttpStatusCode.OK, tile.StatusCode);
        }
    }

    [Fact]
    public async Task A_carrier_and_a_year_that_are_not_told_are_refused_in_clear_words()
    {
        using var staff = await features.Platform.SignedIn("refused@urbgrade.example", AccountRole.Staff, ApiPlatform.Own);
        foreach (var (asked, said) in new[]
        {
            ("&carrier=steam", "carrier: found 'steam', allowed is power, light, heat, gas."),
            ("&quantity=peak&carrier=power&period=Year", "period: found 'Year', allowed is Month of peak.power, which does not add up."),
        })
        {
            using var answer = await staff.Get("/api/map/areas.geojson" + Map + asked, "application/json");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
            Assert.Equal(said, problem.RootElement.GetProperty("detail").GetString());
        }
    }

    [Fact]
    public async Task Shapes_and_tiles_that_are_known_are_not_sent_again()
    {
        using var staff = await features.Platform.SignedIn("known@urbgrade.example", AccountRole.Staff, ApiPlatform.Own);
        foreach (var path in new[] { "/api/map/areas.geojson" + Map + "&zoom=14", "/api/map/tiles/14/8291/6119.mvt" + Map })
        {
            using var first = await staff.Get(path);
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
            using var again = await staff.Get(path, known: first.Headers.ETag);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancellation));
        }
    }

    [Theory]
    [InlineData("/api/map/areas.geojson")]
    [InlineData("/api/map/areas.csv")]
    [InlineData("/api/map/tiles/14/8291/6119.mvt")]
    public async Task Nobody_else_reads_them(string path)
    {
        using var answer = await features.Platform.Ask(path + Map, token: "");
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }
}
