using System.Text.RegularExpressions;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class AssetFactsTests
{
    [Fact]
    public async Task The_page_of_an_asset_says_its_primary_data_and_what_was_said_before_and_runs_nothing_of_it()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");

        var page = await visitor.Read("/app/asset/1");

        Assert.Contains("Primary data", page, StringComparison.Ordinal);
        Assert.Contains("Heat source", page, StringComparison.Ordinal);
        Assert.Contains("; before: district heat", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;142&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>142", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Primary_data_had_English_names_on_a_page_in_Danish()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        using var danish = await visitor.Get("/account/language?to=da&return=%2Fapp");

        var page = await visitor.Read("/app/asset/1");

        Assert.Contains("<dt>Varmekilde</dt>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Heat source", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_to_the_parts_of_the_page_looked_like_a_choice_of_one()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");

        var page = await visitor.Read("/app/asset/2");

        var parts = Regex.Match(page, "<nav[^>]*aria-label=\"Parts of this page\".*?</nav>", RegexOptions.Singleline).Value;
        Assert.DoesNotContain("tabs", parts, StringComparison.Ordinal);
        var links = Regex.Matches(parts, "<li><a href=\"/app/asset/2#(\\w+)\"");
        Assert.Equal(4, links.Count);
        Assert.All(links, link => Assert.Contains($"id=\"{link.Groups[1].Value}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_formula_of_a_figure_is_marked_as_english_below_what_it_tells_in_plain_words()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");

        var page = await visitor.Read("/app/asset/2?quantity=EnergyKwh&from=2019-12-10&to=2019-12-10&resolution=Day&why=EnergyKwh");

        Assert.Matches("""<p>[^<]+</p>\s*<p class="formula" lang="en">E = """, page);
    }

    [Fact]
    public async Task A_correction_that_no_batch_brought_names_none()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");

        var page = await visitor.Read("/app/asset/2");

        Assert.Contains("because batch 2031 arrived", page, StringComparison.Ordinal);
        Assert.Contains("because a fact, a limit, a factor or a formula changed", page, StringComparison.Ordinal);
        Assert.DoesNotContain("batch 0", page, StringComparison.Ordinal);
    }
}
