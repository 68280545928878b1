using System.Net;
using System.Text.RegularExpressions;

namespace UrbGrade.Tests.Web;

/// <summary>What the pages of a town and of its residents say where readings are missing, estimated or too few.</summary>
public sealed partial class PartialPagesTests : IClassFixture<PageHostFixture>
{
    /// <summary>Pages that show what was set, and no figure of readings.</summary>
    private static readonly string[] WithoutFigures =
    [
        "/app/alerts", "/app/campaigns", "/app/reports/schedule", "/app/sheets/{Code}", "/app/surveys", "/app/surveys/{Code}", "/app/surveys/{Code}/sheets",
        "/my/data",
    ];

    private readonly PageHostFixture pages;

    public PartialPagesTests(PageHostFixture pages)
    {
        this.pages = pages;
        pages.Host.District.HasFewPeers = true;
    }

    /// <summary>An address of each page, and what tells there that not all is known.</summary>
    public static TheoryData<string, string> Marks => new(Told);

    private static (string Path, string Mark)[] Told { get; } =
    [
        ("/app", "Not judged: 2 series with less than 28 days."),
        ("/app", "Left out of these sums, as too few of their readings are here: 1 of 5 places."),
        ("/app/asset/3", "<div class=\"figure insufficient\""),
        ("/app/compare", "Left out of the ranking: 1"),
        ("/app/explore?a=1", "89 of 90 days are whole"),
        ("/app/figures?period=Month&day=2019-12-01", "Too few readings: left out of sums and comparisons"),
        ("/app/figures/street/1?period=Month&day=2019-12-01", "Too few readings: left out of sums and comparisons"),
        ("/app/findings/1", "47 of 48 points were measured"),
        ("/app/forecasts", "2 of 9 series have one that is worth showing."),
        ("/app/forecasts/2", "Hidden, because \"same as last week\" was better"),
        ("/app/lighting", "Cabinets without a position: 1"),
        ("/app/map", "7 of 8 report"),
        ("/app/places", "Too few readings in December 2019: 1 of 5 places"),
        ("/app/plan?medium=light", "missing days: 1"),
        ("/app/profiles", "With fewer than 28 whole days: 1."),
        ("/app/profiles/2", "Fewer than 28 whole days: there can be a profile from 12 Jan 2020 on."),
        ("/app/quality", "Meters with something to look at: 5 of 5"),
        ("/app/reports?template=Council", "3 homes are left out"),
        ("/app/surveys/street-lighting/answers", "Started on the platform: 8, sent: 6"),
        ("/app/votes", "The level of the light is known of 76 of 80 votes"),
        ("/my", "class=\"now unsure\""),
        ("/my/bills", "billed by estimate"),
        ("/my/comfort", "<td class=\"number\">–</td>"),
        ("/my/trade", "3 of the 8 shops that a comparison needs are there"),
    ];

    [Theory]
    [MemberData(nameof(Marks))]
    public async Task A_page_says_where_not_all_is_known(string path, string mark)
    {
        using var visitor = await pages.SignedIn(path.StartsWith("/my", StringComparison.Ordinal) ? "resident" : "staff");

        Assert.Contains(mark, WebUtility.HtmlDecode(await visitor.Read(path)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_with_figures_is_asked()
    {
        var routes = pages.Host.Routes.Select(route => "/" + route.TrimStart('/'))
            .Where(route => route is "/app" or "/my" || route.StartsWith("/app/", StringComparison.Ordinal) || route.StartsWith("/my/", StringComparison.Ordinal)).ToList();

        Assert.Empty(WithoutFigures.Except(routes));
        Assert.All(
            routes.Except(WithoutFigures),
            route => Assert.Contains(Told, told => Regex.IsMatch(told.Path.Split('?')[0], $"^{Parameter().Replace(route, "[^/]+")}$")));
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
