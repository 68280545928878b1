using System.Net;

namespace UrbGrade.Tests.Web.Operations;

public sealed class MetersPageTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    [Fact]
    public async Task Silent_meters_are_told_with_their_last_value_their_pace_and_where_to_look()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = WebUtility.HtmlDecode(await visitor.Read("/ops/meters"));

        Assert.All(
            [
                "Silent meters: 5 of 7", "17 days ago", "3.25\u00a0kWh", "a value every 60\u00a0min", "Only this meter fell silent", "Check battery and radio",
                "2 of 2 meters of the place fell silent together", "4 of 5 meters of the site fell silent together",
                "has never sent, others of its site have", "has never sent, nor has any other meter of its site",
            ],
            text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_leads_to_its_site_and_to_asking_for_the_days_since()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = WebUtility.HtmlDecode(await visitor.Read("/ops/meters"));

        Assert.Contains("href=\"/ops/site/2\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/ops/site/2/resend?from=2019-12-14&until=2019-12-30&meter=478\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("meter=481", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_site_stands_in_the_address()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = WebUtility.HtmlDecode(await visitor.Read("/ops/meters?site=2"));

        Assert.Matches("<option value=\"2\" selected", page);
    }

    [Theory]
    [InlineData("/ops/meters?site=1", "All clear: all meters of this site send")]
    [InlineData("/ops/meters?site=77", "There is no such site")]
    public async Task A_site_without_silent_meters_says_so(string path, string title)
    {
        using var visitor = await fixture.SignedIn("operator");

        Assert.Contains(title, await visitor.Read(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_where_passwords_of_nodes_are_changed()
    {
        using var visitor = await fixture.SignedIn("operator");

        Assert.Contains("urbgrade-gateway node password NAME", await visitor.Read("/ops/meters"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenants_meters_are_not_told()
    {
        using var visitor = await fixture.SignedIn("other");

        Assert.DoesNotContain("Market Hall", await visitor.Read("/ops/meters"), StringComparison.Ordinal);
    }
}
