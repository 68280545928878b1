using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using UrbGrade.Tests.Web.Exports;

namespace UrbGrade.Tests.Web;

public sealed partial class PublicPagesTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    [Fact]
    public async Task The_front_page_tells_how_the_district_is_doing_in_its_html()
    {
        using var visitor = fixture.Visitor();
        var page = await visitor.Read("/");

        Assert.Contains("How Sant Fictici is doing", page, StringComparison.Ordinal);
        Assert.Contains("less than in the same days a year before", page, StringComparison.Ordinal);
        Assert.Contains("simulated", page, StringComparison.Ordinal);
        Assert.Contains("Last updated: 31 Dec 2019", page, StringComparison.Ordinal);
        Assert.Contains("Figure withheld", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_signed_in_finds_the_own_district_on_the_front_page()
    {
        using var other = await fixture.SignedIn("other");
        var page = await other.Read("/");

        Assert.Contains("How Nowhere-on-Sea is doing", page, StringComparison.Ordinal);
        Assert.Contains("Sant Fictici", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_district_page_tells_where_and_when_and_what_is_street_light()
    {
        using var visitor = fixture.Visitor();
        var page = await visitor.Read("/en/d/20");

        Assert.Contains("Where and when Sant Fictici uses energy", page, StringComparison.Ordinal);
        Assert.Contains("Street lighting took 12% of the energy", page, StringComparison.Ordinal);
        Assert.Contains("Places with fewer than 5 homes or shops", page, StringComparison.Ordinal);
        Assert.Contains("8.0% less heating than a year before", page, StringComparison.Ordinal);
        Assert.Contains("/api/public/districts/20/months.csv", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/en/help#withheld\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_district_with_areas_is_drawn_block_by_block_and_its_table_says_the_same()
    {
        using var visitor = fixture.Visitor();
        var page = await visitor.Read("/en/d/40");

        Assert.Contains("In November 2019 a home or shop used most in Mill Yard, 412\u00a0kWh on average, and least in Castle Row and Ropewalk, 238\u00a0kWh.", page.Replace("&#xA0;", "\u00a0", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(5, page.Split("<path class=\"area class-").Length - 1);
        Assert.Contains("Counted together with Castle Row", page, StringComparison.Ordinal);
        Assert.Contains("Counted together with Ropewalk", page, StringComparison.Ordinal);
        Assert.Contains("Withheld: would tell about few homes or shops", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Figure withheld", page, StringComparison.Ordinal);
        using var file = await visitor.Get("/api/public/districts/40/blocks.geojson");
        Assert.NotNull(file.Headers.ETag);
        Assert.Contains("1,Castle Row,2019-11,238,14,", await visitor.Read("/api/public/districts/40/blocks.csv"), StringComparison.Ordinal);
        using var withoutAreas = await visitor.Get("/api/public/districts/20/blocks.csv");
        Assert.Equal(HttpStatusCode.NotFound, withoutAreas.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/en")]
    [InlineData("/d/20")]
    [InlineData("/account/sign-in")]
    public async Task Public_pages_load_no_circuit_and_no_component_library(string path)
    {
        using var visitor = fixture.Visitor();
        var page = await visitor.Read(path);

        Assert.DoesNotContain("blazor.web", page, StringComparison.Ordinal);
        Assert.DoesNotContain("MudBlazor", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--Blazor:", page, StringComparison.Ordinal);
        var others = page.Replace("http://www.w3.org/", "", StringComparison.Ordinal).Replace(fixture.Host.Address.ToString(), "/", StringComparison.Ordinal);
        Assert.DoesNotContain("://", others, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/d/20")]
    [InlineData("/account/sign-in")]
    [InlineData("/nothing-here")]
    public async Task Head_is_answered_as_get_without_a_body(string path)
    {
        using var visitor = fixture.Visitor();
        using var get = await visitor.Get(path);
        using var head = await visitor.Head(path);

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_page_says_its_language()
    {
        using var visitor = fixture.Visitor();
        Assert.Contains("<html lang=\"en\" data-culture=\"en-GB\"", await visitor.Read("/en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/xx")]
    [InlineData("/d/99")]
    [InlineData("/nothing-here")]
    public async Task An_unknown_address_is_a_page_that_says_so(string path)
    {
        using var visitor = fixture.Visitor();
        using var response = await visitor.Get(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(
            "There is nothing here", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_the_bare_status()
    {
        using var visitor = fixture.Visitor();
        using var response = await visitor.Get("/api/nothing", "application/json");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_district_without_readings_names_its_state()
    {
        using var visitor = fixture.Visitor();
        Assert.Contains("No readings yet", await visitor.Read("/d/30"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_months_can_be_downloaded_by_anybody()
    {
        using var visitor = fixture.Visitor();
        var csv = await visitor.Read("/api/public/districts/20/months.csv");

        Assert.StartsWith("district,month,energy_kwh,energy_kwh_last_year,coverage,estimated_share,origin,counted_from,counted_up_to\r\n", csv, StringComparison.Ordinal);
        Assert.Equal(14, csv.Split("\r\n").Length);
        Assert.Contains("Sant Fictici,2019-07,,", csv, StringComparison.Ordinal);
        Assert.EndsWith(",simulated,,\r\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_district_is_handed_out_as_a_data_package_with_the_tables_that_it_describes()
    {
        using var visitor = fixture.Visitor();
        using var descriptor = JsonDocument.Parse(await visitor.Read("/api/public/districts/20/datapackage.json"));
        ExportsTests.Rules(descriptor.RootElement);
        Assert.Equal("CC-BY-4.0", descriptor.RootElement.GetProperty("licenses")[0].GetProperty("name").GetString());
        Assert.Equal(["Sant Fictici: simulated"], descriptor.RootElement.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("title").GetString()));
        using var places = JsonDocument.Parse(await visitor.Read("/api/public/districts/20/places.geojson"));
        Assert.Equal("FeatureCollection", places.RootElement.GetProperty("type").GetString());
        Assert.NotEqual(0, places.RootElement.GetProperty("features").GetArrayLength());
        ExportsTests.Describes(
            descriptor.RootElement.GetProperty("resources").EnumerateArray().Single(resource => resource.GetProperty("path").GetString() == "places.geojson"),
            places.RootElement);
        using var workbook = await visitor.Get("/api/public/districts/20/months.xlsx");
        var sheet = (await ForeignReader.Xlsx(await workbook.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))).Single();
        Assert.Equal(("district-20-months", 13), (sheet.Key, sheet.Value.Count));
    }

    [Fact]
    public async Task A_foreign_reader_finds_nothing_wrong_with_the_data_package_and_reads_its_tables()
    {
        using var visitor = fixture.Visitor();
        using var answer = await visitor.Get("/api/public/districts/20/datapackage.zip");
        var (errors, tables) = await ForeignReader.DataPackage(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.Empty(errors);
        Assert.Equal(12, tables["months"].Count);
        Assert.Equal("Sant Fictici", tables["months"][0].GetProperty("district").GetString());
        Assert.Equal(["energy", "cost", "co2"], tables["figures"].Select(row => row.GetProperty("quantity").GetString()));
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        using var visitor = fixture.Visitor();
        using var response = await visitor.Get("/");

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task A_public_page_is_sent_compressed()
    {
        using var visitor = fixture.Visitor();
        using var response = await visitor.GetPacked("/");

        Assert.Equal("br", Assert.Single(response.Content.Headers.ContentEncoding));
        await using var unpacked = new BrotliStream(
            await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        Assert.Contains(
            "How Sant Fictici is doing", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/en/d/20")]
    [InlineData("/v/0penp0st")]
    public async Task A_page_for_everybody_waits_for_no_file_of_styles(string path)
    {
        using var visitor = fixture.Visitor();
        using var response = await visitor.Get(path);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotMatch(StyleSheet(), page);
        Assert.Contains(".site-header", page, StringComparison.Ordinal);
        Assert.Contains("/assets/fonts/public-sans-latin-wght-normal.woff2", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/sign-in", "theme")]
    [InlineData("/nowhere", "theme")]
    public async Task A_page_of_others_brings_its_styles_as_a_file(string path, string styles)
    {
        using var visitor = fixture.Visitor();
        using var response = await visitor.Get(path);

        Assert.StartsWith($"assets/{styles}.", await SheetOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_signed_in_gets_the_styles_of_a_page_for_everybody_as_a_file()
    {
        using var other = await fixture.SignedIn("other");
        using var response = await other.Get("/");

        Assert.StartsWith("assets/public.", await SheetOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_length_of_a_page_tells_nothing_of_an_account()
    {
        using var visitor = fixture.Visitor();
        using var form = await visitor.GetPacked("/account/sign-in");
        using var other = await fixture.SignedIn("other");
        using var own = await other.GetPacked("/");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (form.StatusCode, own.StatusCode));
        Assert.Empty(form.Content.Headers.ContentEncoding);
        Assert.Empty(own.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("/assets/theme.css", 15_000)]
    [InlineData("/assets/public.css", 10_000)]
    [InlineData("/assets/pages.js", 1_000)]
    [InlineData("/assets/fonts/public-sans-latin-wght-normal.woff2", 20_000)]
    public async Task Static_files_are_served_whole(string path, int atLeast)
    {
        using var visitor = fixture.Visitor();
        using var response = await visitor.Get(path, "*/*");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True((await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length >= atLeast);
    }

    private static async Task<string> SheetOf(HttpResponseMessage response) =>
        Assert.Single(StyleSheet().Matches(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))).Groups[1].Value;

    [GeneratedRegex("""<link rel="stylesheet" href="([^"]+)""")]
    private static partial Regex StyleSheet();
}
