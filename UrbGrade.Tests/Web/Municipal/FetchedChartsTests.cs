using System.Net;
using System.Net.Http.Json;
using UrbGrade.Web.Api;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class FetchedChartsTests(PageHostFixture pages) : IClassFixture<PageHostFixture>
{
    [Theory]
    [InlineData("/app/findings/1", "/api/findings/1/evidence")]
    [InlineData("/app/lighting", "/api/lighting/nights?cabinet=Cabinet%201%20%28C1%29")]
    public async Task The_points_of_a_chart_are_fetched_and_do_not_pass_the_circuit(string path, string source)
    {
        using var visitor = await pages.SignedIn("staff");
        var page = await visitor.Read(path);
        Assert.Contains($"<ug-chart src=\"{source}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" document=\"", page, StringComparison.Ordinal);

        using var answer = await visitor.Get(source, "application/json");
        var document = (await answer.Content.ReadFromJsonAsync<ChartDocument>(ChartDocument.Json, TestContext.Current.CancellationToken))!;
        Assert.NotEmpty(document.Times);
        Assert.Equal(document.Times.Count, document.Values.Count);
        Assert.Contains(document.Finding, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hours_of_a_map_of_them_are_fetched_and_do_not_pass_the_circuit()
    {
        const string Source = "/api/explore/hours?a=1&b=&from=2019-10-03&to=2019-12-31";
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/explore?a=1&b=2"));
        Assert.Contains($"<ug-heat src=\"{Source}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("fill:var(--class-", page, StringComparison.Ordinal);

        using var answer = await visitor.Get(Source, "application/json");
        var document = (await answer.Content.ReadFromJsonAsync<HeatDocument>(ChartDocument.Json, TestContext.Current.CancellationToken))!;
        Assert.Equal(90, document.Days.Count);
        Assert.Equal(0.5, document.Values[0][0]!.Value);
        Assert.All(document.Values[9], hour => Assert.Null(hour));
        Assert.Equal(new string('x', 24), document.Classes[9]);
        Assert.Contains($"<figcaption>{document.Finding}</figcaption>", page, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.Private);
    }

    [Fact]
    public async Task The_hours_of_a_series_are_for_staff_alone()
    {
        using var visitor = await pages.SignedIn("resident");
        using var answer = await visitor.Get("/api/explore/hours?a=1", "application/json");
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/findings/999999/evidence")]
    [InlineData("/api/lighting/nights?cabinet=Cabinet%209")]
    [InlineData("/api/lighting/nights")]
    public async Task A_chart_of_what_is_not_there_is_not_there(string source)
    {
        using var visitor = await pages.SignedIn("staff");
        using var answer = await visitor.Get(source, "application/json");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
