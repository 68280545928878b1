using System.Net;

namespace UrbGrade.Tests.Web;

public sealed class StreetPageTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    [Theory]
    [InlineData("/street/20/Carrer%20Fictici")]
    [InlineData("/en/street/20/Carrer%20Fictici")]
    public async Task A_street_tells_what_was_said_done_and_saved(string path)
    {
        using var visitor = fixture.Visitor();
        var page = await visitor.Read(path);

        Assert.Contains("Satisfaction went from 74 to 69 of 100, and a night takes 25% less energy.", page, StringComparison.Ordinal);
        Assert.Contains("Since 1 Oct 2019 the lamps go down to 60% of their light at night; before, it was 100%.", page, StringComparison.Ordinal);
        Assert.Contains("Each hour of night takes 1.00\u00a0kWh less, give or take 0.12\u00a0kWh: 25% less, give or take 3%.", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("blazor.web", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_street_without_a_change_says_so_and_an_unknown_one_is_none()
    {
        using var visitor = fixture.Visitor();
        Assert.Contains("No change of the light within the last year", await visitor.Read("/street/20/Carrer%20Buit"), StringComparison.Ordinal);
        using var unknown = await visitor.Get("/street/99/Carrer%20Fictici");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("no public street of this name", await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
