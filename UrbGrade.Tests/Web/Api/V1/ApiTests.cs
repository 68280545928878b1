using System.Net;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Web.Sessions;

namespace UrbGrade.Tests.Web.Api.V1;

public class ApiTests(ApiPlatform platform) : IClassFixture<ApiPlatform>
{
    private const string Day = "from=2019-07-01&to=2019-07-02";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_finds_its_way_from_the_sites_to_the_readings()
    {
        var site = Assert.Single(Items(await platform.Read("/api/v1/sites")));
        var asset = Assert.Single(Items(await platform.Read($"/api/v1/sites/{Id(site)}/assets")));
        var meter = Assert.Single(Items(await platform.Read($"/api/v1/assets/{Id(asset)}/meters")));
        Assert.Equal("477", meter.GetProperty("source").GetString());
        var series = Items(await platform.Read($"/api/v1/meters/{Id(meter)}/series")).Single(s => s.GetProperty("quantity").GetString() == "energy");
        Assert.Equal(("kW.h", "interval"), (series.GetProperty("unit").GetString(), series.GetProperty("kind").GetString()));
        var readings = Items(await platform.Read($"/api/v1/series/{Id(series)}/readings"));
        Assert.Equal(24, readings.Count);
        Assert.Equal(2.5, readings[0].GetProperty("value").GetDouble());
        Assert.Equal(new DateTimeOffset(2019, 6, 30, 22, 0, 0, TimeSpan.Zero), readings[0].GetProperty("start").GetDateTimeOffset());
        Assert.Equal("measured", readings[0].GetProperty("quality").GetString());
        var receipt = await platform.Read($"/api/v1/receipts/{readings[0].GetProperty("receiptId")}");
        Assert.Equal("receipt-1", receipt.GetProperty("receipt").GetString());
        Assert.Equal(0, receipt.GetProperty("rejections").GetArrayLength());
    }

    [Fact]
    public async Task A_token_is_nobodys_account_also_where_an_account_has_its_number()
    {
        await using var scope = platform.Get<IServiceScopeFactory>().CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Headers.Authorization = $"Bearer {platform.Token}";

        var entered = await context.AuthenticateAsync(ApiTokenAuthentication.Name);

        Assert.True(entered.Succeeded);
        Assert.Null(entered.Principal.FindFirst(ClaimTypes.NameIdentifier));
        Assert.NotNull(entered.Principal.FindFirst(SessionClaims.TokenId));
    }

    [Theory]
    [InlineData("/api/sensorthings/v1.1/Things?$filter=name eq 'a%00b'", "application/problem+json")]
    [InlineData("/api/v1/sites/1%00/assets", null)]
    [InlineData("/d/2%000", null)]
    public async Task The_character_that_no_database_keeps_is_the_askers_mistake_and_not_the_platforms(string address, string? mediaType)
    {
        using var answer = await platform.Ask(address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(mediaType is null || answer.Content.Headers.ContentType?.MediaType == mediaType);
    }

    [Fact]
    public async Task Nor_is_it_a_failure_of_the_platform_in_a_form()
    {
        using var visitor = new PageClient(platform.Client.BaseAddress!);
        using var answer = await visitor.Submit("/account/sign-in", null, ("Input.Email", "a\0b@example.org"), ("Input.Password", "x"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("role=\"alert\"", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_carry_their_coverage_and_gaps_their_meter()
    {
        var energy = Items(await platform.Read($"/api/v1/assets/{Own("assets")}/kpis?{Day}"))
            .Single(figure => figure.GetProperty("quantity").GetString() == "energyKwh");
        Assert.Equal((60.0, 1.0), (energy.GetProperty("value").GetDouble(), energy.GetProperty("coverage").GetDouble()));
        var gap = Assert.Single(Items(await platform.Read($"/api/v1/sites/{Own("sites")}/gaps?from=2019-07-02&to=2019-07-03")));
        Assert.Equal("477", gap.GetProperty("source").GetString());
        Assert.Equal(new DateTimeOffset(2019, 7, 1, 22, 0, 0, TimeSpan.Zero), gap.GetProperty("from").GetDateTimeOffset());
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_hole_or_a_double()
    {
        var whole = Items(await platform.Read($"/api/v1/series/{Own("series")}/readings")).ConvertAll(Start);
        var (seen, next) = (new List<DateTimeOffset>(), (string?)$"/api/v1/series/{Own("series")}/readings?limit=7&from=2019-06-30T20:00:00Z");
        for (var pages = 0; next is not null; pages++)
        {
            Assert.True(pages < 10, "The pages do not end.");
            var page = await platform.Read(next);
            Assert.True(Items(page).Count <= 7);
            seen.AddRange(Items(page).Select(Start));
            next = page.GetProperty("links").GetProperty("next").GetString();
        }

        Assert.Equal(whole, seen);
        Assert.Empty(Items(await platform.Read($"/api/v1/series/{Own("series")}/readings?after={long.MaxValue}")));
    }

    [Theory]
    [InlineData("assets", "kpis?from=2019-07-01&to=2019-08-01&period=day", 5)]
    [InlineData("sites", "gaps?from=2019-07-02&to=2019-07-05", 1)]
    public async Task Figures_and_gaps_come_a_stretch_at_a_time_too(string what, string list, int least)
    {
        var path = $"/api/v1/{what}/{Own(what)}/{list}";
        var whole = Items(await platform.Read(path)).ConvertAll(item => item.GetRawText());
        Assert.True(whole.Count >= least, $"There are {whole.Count}.");
        var (seen, next) = (new List<string>(), (string?)$"{path}&limit=2");
        while (next is not null)
        {
            var page = await platform.Read(next);
            Assert.InRange(Items(page).Count, 1, 2);
            seen.AddRange(Items(page).Select(item => item.GetRawText()));
            next = page.GetProperty("links").GetProperty("next").GetString();
        }

        Assert.Equal(whole, seen);
        using var wrong = await platform.Ask($"{path}&limit=0");
        await IsProblem(wrong, HttpStatusCode.BadRequest, "limit: found '0'");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("ugt_wrong", "")]
    [InlineData("", "Basic dXNlcjpwYXNz")]
    public async Task Without_a_good_token_nothing_is_read(string token, string header)
    {
        using var answer = await platform.Ask("/api/v1/sites", token, headers =>
        {
            if (header.Length > 0)
            {
                headers.TryAddWithoutValidation("Authorization", header);
            }
        });
        await IsProblem(answer, HttpStatusCode.Unauthorized, "Authorization: Bearer");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task A_token_opens_no_page_and_no_other_interface()
    {
        foreach (var path in new[] { "/app", "/admin/tenants", $"/api/batches/{Own("receipts")}/body.xml", "/api/series" })
        {
            using var answer = await platform.Ask(path);
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_revoked_token_is_refused_with_the_next_request()
    {
        var issued = (await platform.Admin("token", "add", "--tenant", ApiPlatform.Own, "--name", "short life", "--days", "1")).GetProperty("details");
        var token = issued.GetProperty("token").GetString()!;
        using (var answer = await platform.Ask("/api/v1/sites", token))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var listed = (await platform.Admin("token", "list")).EnumerateArray().Single(t => t.GetProperty("name").GetString() == "short life");
        Assert.Equal(JsonValueKind.String, listed.GetProperty("lastUsedAt").ValueKind);
        Assert.DoesNotContain(token, listed.GetRawText(), StringComparison.Ordinal);
        await platform.Admin("token", "revoke", "--id", listed.GetProperty("tokenId").GetRawText());
        using var refused = await platform.Ask("/api/v1/sites", token);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/sites?limit=0", "limit: found '0'")]
    [InlineData("/api/v1/sites?limit=many", "limit: found 'many'")]
    [InlineData("/api/v1/assets?after=-1", "after: found '-1'")]
    [InlineData("/api/v1/receipts?from=yesterday", "from: found 'yesterday'")]
    [InlineData("/api/v1/receipts?from=2019-07-01", "RFC 3339")]
    [InlineData("/api/v1/receipts?from=-0500-07-01T00:00:00Z", "RFC 3339")]
    [InlineData("/api/v1/receipts?to=9999-12-31T23:59:59-14:00", "RFC 3339")]
    [InlineData("/api/v1/receipts?from=2019-07-02T00:00:00Z&to=2019-07-01T00:00:00Z", "not before from")]
    [InlineData("/api/v1/assets/1/kpis", "from: found ''")]
    [InlineData("/api/v1/assets/1/kpis?period=year&from=2019-07-01&to=2019-07-02", "period: found 'year'")]
    [InlineData("/api/v1/assets/1/kpis?from=2019-07-01&to=2059-07-02", "3700")]
    public async Task What_is_wrong_is_told_with_part_value_and_what_is_allowed(string path, string told)
    {
        using var answer = await platform.Ask(path);
        await IsProblem(answer, HttpStatusCode.BadRequest, told);
    }

    [Fact]
    public async Task What_does_not_exist_is_a_problem_document_too()
    {
        using var nothing = await platform.Ask("/api/v1/nothing/here");
        await IsProblem(nothing, HttpStatusCode.NotFound, "openapi.json");
        using var letters = await platform.Ask("/api/v1/sites/abc");
        await IsProblem(letters, HttpStatusCode.NotFound, "openapi.json");
        using var written = await platform.Ask("/api/v1/sites", method: HttpMethod.Post);
        await IsProblem(written, HttpStatusCode.MethodNotAllowed, "GET");
    }

    [Fact]
    public async Task What_a_program_has_already_is_not_sent_again()
    {
        var path = $"/api/v1/series/{Own("series")}/readings";
        using var first = await platform.Ask(path);
        var tag = first.Headers.ETag!;
        using var again = await platform.Ask(path, headers: headers => headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancellation));
        using var other = await platform.Ask(path + "?limit=3", headers: headers => headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.NotEqual(tag, other.Headers.ETag);
    }

    [Fact]
    public async Task A_token_that_asks_too_often_is_told_to_wait()
    {
        await using var strict = await platform.Start(("Api:RequestsPerMinute", "2"));
        HttpStatusCode last = default;
        for (var i = 0; i < 6 && last != HttpStatusCode.TooManyRequests; i++)
        {
            using var answer = await platform.Ask($"{strict.Urls.Single()}/api/v1/sites");
            last = answer.StatusCode;
            if (last == HttpStatusCode.TooManyRequests)
            {
                Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
                await IsProblem(answer, HttpStatusCode.TooManyRequests, "Retry-After");
            }
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task Every_described_address_answers_another_tenants_ids_as_if_there_were_none()
    {
        var paths = (await platform.Read("/api/v1/openapi.json")).GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.True(paths.Count(path => path.Contains("{id}", StringComparison.Ordinal)) >= 11, string.Join(' ', paths));
        foreach (var path in paths)
        {
            var word = path["/api/v1/".Length..].Split('/')[0] is var first and not "figures" ? first : "assets";
            using var own = await platform.Ask($"{Fill(path, platform.Ids[ApiPlatform.Own].GetValueOrDefault(word))}?{Query(path)}");
            Assert.True(own.StatusCode == HttpStatusCode.OK, $"{path}: {own.StatusCode}");
            Assert.DoesNotContain("secret", await own.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
            if (path.Contains("{id}", StringComparison.Ordinal))
            {
                using var foreign = await platform.Ask($"{Fill(path, platform.Ids[ApiPlatform.Foreign][word])}?{Query(path)}");
                await IsProblem(foreign, HttpStatusCode.NotFound, "token's tenant");
            }
        }
    }

    [Fact]
    public async Task The_description_needs_no_token_and_says_how_to_show_one()
    {
        using var answer = await platform.Ask("/api/v1/openapi.json", token: "");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var document = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString());
        var readings = document.GetProperty("paths").GetProperty("/api/v1/series/{id}/readings").GetProperty("get");
        Assert.Equal(
            ["after", "from", "id", "limit", "to"], readings.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).Order());
        Assert.Contains("200", readings.GetProperty("responses").EnumerateObject().Select(response => response.Name));
    }

    private static List<JsonElement> Items(JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];

    private static long Id(JsonElement item) => item.GetProperty("id").GetInt64();

    private static DateTimeOffset Start(JsonElement reading) => reading.GetProperty("start").GetDateTimeOffset();

    private static string Fill(string path, long id) => path
        .Replace("{id}", id.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{scope}", "asset", StringComparison.Ordinal)
        .Replace("{format}", "csv", StringComparison.Ordinal);

    private static string Query(string path) => path["/api/v1/".Length..].Split('/')[^1] switch
    {
        "evidence.zip" => "figure=energy&period=day&start=2019-07-01",
        "kpis" or "gaps" or "figures.{format}" => Day,
        "secap.{format}" => "year=2019",
        _ => "",
    };

    private static async Task IsProblem(HttpResponseMessage answer, HttpStatusCode status, string told)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private long Own(string what) => platform.Ids[ApiPlatform.Own][what];
}
