using System.Net;

namespace UrbGrade.Tests.Web;

public sealed class HowComputedTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    [Theory]
    [InlineData("/app", "staff", "At stake", "Findings without a price are not in the sum")]
    [InlineData("/app", "staff", "Energy", "over the places whose readings of the month are enough")]
    [InlineData("/app", "staff", "Energy used", "Definition energy 1")]
    [InlineData("/app/places", "staff", "Energy", "over the places whose readings of the month are enough")]
    [InlineData("/app/quality", "staff", "Data quality", "of the hours that were expected of the meters")]
    [InlineData("/app/campaigns", "staff", "Satisfaction, 0 to 100", "Fewer than 5 votes are not shown")]
    [InlineData("/app/explore?a=1&b=2", "staff", "Hour by hour", "from the 2nd to the 98th percentile")]
    [InlineData("/en/d/20", null, "Street lighting", "over the energy of all places that report")]
    [InlineData("/en/d/20", null, "Month by month", "the same days one year earlier")]
    [InlineData("/my", "resident", "What December 2019 will come to", "plus the forecast of each day to come")]
    [InlineData("/my", "resident", "Beside similar places", "only where there are at least eight")]
    [InlineData("/my/comfort", "resident", "Comfort", "among all hours of the month with a temperature inside")]
    public async Task A_figure_without_a_word_on_how_it_comes_about_is_on_no_page(string path, string? who, string figure, string how)
    {
        using var visitor = who is null ? fixture.Visitor() : await fixture.SignedIn(who);
        var page = WebUtility.HtmlDecode(await visitor.Read(path));

        Assert.Contains($"aria-label=\"How is this computed: {figure}\"", page, StringComparison.Ordinal);
        Assert.Contains(how, page, StringComparison.Ordinal);
    }
}
