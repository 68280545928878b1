using System.Net;
using System.Text.RegularExpressions;
using UrbGrade.Web.Public;

namespace UrbGrade.Tests.Web;

/// <summary>Help, statements and open data: plain pages for everybody.</summary>
public sealed partial class HelpPagesTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    [Theory]
    [InlineData("/en/help", "Help")]
    [InlineData("/help", "Help")]
    [InlineData("/en/privacy", "Your data")]
    [InlineData("/en/open-data", "Open data")]
    [InlineData("/en/accessibility", "Accessibility statement")]
    public async Task Each_is_static_and_needs_no_account(string path, string title)
    {
        using var visitor = fixture.Visitor();
        var page = await visitor.Read(path);

        Assert.Contains($">{title}</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor.web", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--Blazor:", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", null)]
    [InlineData("/account/sign-in", null)]
    [InlineData("/not-found", null)]
    [InlineData("/app", "staff")]
    public async Task Every_page_leads_to_them(string path, string? who)
    {
        using var visitor = who is null ? fixture.Visitor() : await fixture.SignedIn(who);
        using var response = await visitor.Get(path);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.All(["help", "open-data", "privacy", "accessibility"], name => Assert.Contains($"href=\"/en/{name}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_term_has_its_anchor_and_its_words()
    {
        using var visitor = fixture.Visitor();
        var page = await visitor.Read("/en/help");

        Assert.All(Glossary.Terms, term => Assert.Contains($"<div id=\"{term}\">", page, StringComparison.Ordinal));
        Assert.DoesNotContain("Glossary.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_terms_of_a_district_are_those_that_are_in_force()
    {
        using var visitor = fixture.Visitor();
        Assert.Contains("730 days", await visitor.Read("/en/privacy"), StringComparison.Ordinal);
        Assert.DoesNotContain("730 days", await visitor.Read("/en/privacy?district=30"), StringComparison.Ordinal);
        using var none = await visitor.Get("/en/privacy?district=99");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Every_file_of_the_open_data_page_is_there()
    {
        using var visitor = fixture.Visitor();
        var files = File().Matches(await visitor.Read("/en/open-data")).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).ToList();

        Assert.True(files.Count >= 11, string.Join('\n', files));
        foreach (var file in files)
        {
            using var answer = await visitor.Get(file, "*/*");
            Assert.True(answer.IsSuccessStatusCode, $"{file}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Blocks_are_offered_where_a_district_is_told_by_block()
    {
        await using var host = await PageHost.Start();
        host.District.ListsBlocks = true;
        using var visitor = new PageClient(host.Address);
        var page = await visitor.Read("/en/open-data");

        foreach (var file in new[] { "blocks.csv", "blocks.geojson" })
        {
            Assert.Contains($"href=\"/api/public/districts/40/{file}\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain($"/districts/20/{file}", page, StringComparison.Ordinal);
            using var answer = await visitor.Get($"/api/public/districts/40/{file}", "*/*");
            Assert.True(answer.IsSuccessStatusCode, $"{file}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Who_answers_for_the_pages_is_configuration()
    {
        using var visitor = fixture.Visitor();
        Assert.Contains("No address is set for this platform yet", await visitor.Read("/en/accessibility"), StringComparison.Ordinal);

        await using var host = await PageHost.Start(settings: new Dictionary<string, string?>
        {
            ["Statements:Publisher"] = "Town of Sant Fictici", ["Statements:FeedbackAddress"] = "access@fictici.example", ["Statements:EnforcementBody"] = "Ombudsman",
        });
        using var reader = new PageClient(host.Address);
        var page = await reader.Read("/en/accessibility");
        Assert.Contains("Town of Sant Fictici wants everybody", page, StringComparison.Ordinal);
        Assert.Contains("href=\"mailto:access@fictici.example\"", page, StringComparison.Ordinal);
        Assert.Contains("the body that enforces the law: Ombudsman", page, StringComparison.Ordinal);
        Assert.Contains("href=\"mailto:access@fictici.example\"", await reader.Read("/en/privacy"), StringComparison.Ordinal);
    }

    [GeneratedRegex("href=\"(/api/public/[^\"]+)\"")]
    private static partial Regex File();
}
