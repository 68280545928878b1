using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using UrbGrade.Web.Api;

namespace UrbGrade.Tests.Web;

public sealed class AccessTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    private const string Series = "/api/series?asset=2&quantity=EnergyKwh&from=2019-12-01&to=2019-12-30&resolution=Day";

    [Theory]
    [InlineData("resident", "")]
    [InlineData("staff", "/app /app/map /app/quality /app/forecasts /app/asset/2")]
    [InlineData("operator", "/app /app/map /app/quality /app/forecasts /app/asset/2 /ops /ops/site/2 /ops/site/2/resend /ops/batch/902 /ops/failures /ops/failures/7 /ops/lighting /ops/limits /ops/bus /ops/events /ops/meters")]
    [InlineData("tenant", "/app /app/map /app/quality /app/forecasts /app/asset/2 /ops /ops/site/2 /ops/site/2/resend /ops/batch/902 /ops/failures /ops/failures/7 /ops/lighting /ops/limits /ops/bus /ops/events /ops/meters /admin/certificates")]
    [InlineData("admin", "/app /app/map /app/quality /app/forecasts /app/asset/2 /ops /ops/site/2 /ops/site/2/resend /ops/batch/902 /ops/failures /ops/failures/7 /ops/lighting /ops/limits /ops/bus /ops/events /ops/meters /admin/certificates /admin/tenants")]
    public async Task Each_role_opens_its_pages_and_no_others(string who, string allowed)
    {
        string[] all = ["/app", "/app/map", "/app/quality", "/app/forecasts", "/app/asset/2", "/ops", "/ops/site/2", "/ops/site/2/resend", "/ops/batch/902", "/ops/failures", "/ops/failures/7", "/ops/lighting", "/ops/limits", "/ops/bus", "/ops/events", "/ops/meters", "/admin/certificates", "/admin/tenants"];
        using var visitor = await fixture.SignedIn(who);

        List<string> opened = [];
        foreach (var path in all)
        {
            using var response = await visitor.Get(path);
            if (response.StatusCode is HttpStatusCode.OK)
                opened.Add(path);
            else
                Assert.Equal("/account/denied", response.Headers.Location!.AbsolutePath);
        }

        Assert.Equal(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries), opened);
    }

    [Theory]
    [InlineData("resident", "Sign out", "href=\"/app\"|Sign in")]
    [InlineData("staff", "Sign out|href=\"/app\"", "Sign in")]
    public async Task Who_is_signed_in_finds_the_way_out_and_no_way_that_is_closed_on_public_pages(string who, string shown, string hidden)
    {
        using var visitor = await fixture.SignedIn(who);
        var page = await visitor.Read("/");
        var header = page[page.IndexOf("<header", StringComparison.Ordinal)..page.IndexOf("</header>", StringComparison.Ordinal)];

        Assert.All(shown.Split('|'), text => Assert.Contains(text, header, StringComparison.Ordinal));
        Assert.All(hidden.Split('|'), text => Assert.DoesNotContain(text, header, StringComparison.Ordinal));

        using var gone = await visitor.Submit("/", "/account/sign-out");
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        Assert.Contains("Sign in", await visitor.Read("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("operator", "/ops/meters", "/ops")]
    [InlineData("staff", "/app/map", "/app")]
    [InlineData("admin", "/ops/meters", "/app")]
    public async Task The_name_of_the_product_leads_to_where_its_reader_begins(string who, string from, string home)
    {
        using var visitor = await fixture.SignedIn(who);

        Assert.Contains($"<a class=\"wordmark\" href=\"{home}\">", await visitor.Read(from), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("staff", "Places", "Uploads|Silent meters|Failed work|Lighting|Service bus|What was done|Tenants|Certificates")]
    [InlineData("operator", "Places|Uploads|Silent meters|Failed work|Lighting|Service bus|What was done", "Tenants|Certificates")]
    [InlineData("admin", "Places|Uploads|Silent meters|Failed work|Lighting|Service bus|What was done|Tenants|Certificates", "")]
    public async Task Navigation_shows_what_the_role_may_open(string who, string shown, string hidden)
    {
        using var visitor = await fixture.SignedIn(who);
        var page = await visitor.Read("/app");
        var navigation = page[page.IndexOf("work-nav", StringComparison.Ordinal)..page.IndexOf("<main", StringComparison.Ordinal)];

        Assert.All(shown.Split('|'), text => Assert.Contains($">{text}</a>", navigation, StringComparison.Ordinal));
        Assert.All(
            hidden.Split('|', StringSplitOptions.RemoveEmptyEntries),
            text => Assert.DoesNotContain($">{text}</a>", navigation, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/app/asset/2")]
    [InlineData("/ops/site/2")]
    [InlineData("/ops/batch/902")]
    [InlineData(Series)]
    [InlineData("/api/batches/902/body.xml")]
    public async Task Another_tenants_things_are_not_there(string path)
    {
        using var visitor = await fixture.SignedIn("other");
        using var response = await visitor.Get(path);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("Blue Chair", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Market Hall", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Series)]
    [InlineData("/api/series.csv?asset=2")]
    [InlineData("/api/batches/902/body.xml")]
    public async Task Endpoints_answer_nobody_with_401_instead_of_a_page(string path)
    {
        using var visitor = fixture.Visitor();
        using var response = await visitor.Get(path);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_chart_gets_its_document()
    {
        using var visitor = await fixture.SignedIn("staff");
        using var response = await visitor.Get(Series, "application/json");
        var document = await response.Content.ReadFromJsonAsync<ChartDocument>(ChartDocument.Json, TestContext.Current.CancellationToken);

        Assert.Equal(30, document!.Times.Count);
        Assert.Equal("mmmmmmmmmxxxemmmmmmemmmmmmmmmm", document.Quality);
        Assert.Equal(3, document.Values.Count(value => value is null));
    }

    [Fact]
    public async Task A_download_has_every_point_in_both_times()
    {
        using var visitor = await fixture.SignedIn("staff");
        var csv = await visitor.Read("/api/series.csv?asset=2&quantity=EnergyKwh&from=2019-10-27&to=2019-10-27&resolution=Hour");

        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("asset,start_utc,start_local,energy_kwh,quality,origin,notes", lines[0]);
        Assert.Equal(1 + 25, lines.Length);
        Assert.StartsWith("The Blue Chair,2019-10-26T22:00:00Z,2019-10-27T00:00:00+02:00,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("The Blue Chair,2019-10-27T22:00:00Z,2019-10-27T23:00:00+01:00,", lines[25], StringComparison.Ordinal);
        Assert.EndsWith(",measured,simulated,", lines[25], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_for_spreadsheets_named_columns_and_qualities_as_programs_do()
    {
        using var visitor = await fixture.SignedIn("staff");
        using var spanish = await visitor.Get("/account/language?to=es&return=%2Fapp");
        var csv = await visitor.Read("/api/series.csv?asset=2&quantity=EnergyKwh&from=2019-10-27&to=2019-10-27&resolution=Hour&for=spreadsheets");
        using var english = await visitor.Get("/account/language?to=en&return=%2Fapp");

        Assert.Contains("Lugar;Comienzo;Comienzo (UTC ±);Energía (kWh);Calidad;", csv, StringComparison.Ordinal);
        Assert.Contains(";medida;", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_request_is_told_what_is_wrong()
    {
        using var visitor = await fixture.SignedIn("staff");
        using var response = await visitor.Get("/api/series?asset=2&quantity=Steam", "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(
            "quantity: found 'Steam'", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("css")]
    [InlineData("js")]
    public async Task The_component_library_is_linked_where_it_has_a_compressed_form(string kind)
    {
        using var visitor = await fixture.SignedIn("staff");
        var page = await visitor.Read("/app");
        var address = Regex.Match(page, $"\"(_content/MudBlazor/[^\"?]+\\.{kind})").Groups[1].Value;

        using var manifest = JsonDocument.Parse(
            await File.ReadAllTextAsync(
                Path.Combine(AppContext.BaseDirectory, "UrbGrade.Web.staticwebassets.endpoints.json"), TestContext.Current.CancellationToken));
        Assert.Contains(
            manifest.RootElement.GetProperty("Endpoints").EnumerateArray(),
            endpoint => endpoint.GetProperty("Route").GetString() == address && endpoint.GetProperty("Selectors").GetArrayLength() > 0);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_open_a_circuit()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(fixture.Host.Address, "/_blazor/negotiate?negotiateVersion=1"));
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }
}
