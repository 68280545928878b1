using System.Net;

namespace UrbGrade.Tests.Web;

public sealed class LightingPageTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    [Fact]
    public async Task Each_node_shows_how_far_its_program_has_come()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = await visitor.Read("/ops/lighting");

        Assert.Contains("Waits for the node to call in", page, StringComparison.Ordinal);
        Assert.Contains("Refused by the node", page, StringComparison.Ordinal);
        Assert.Contains("The node said: clock not set", page, StringComparison.Ordinal);
        Assert.Contains("Slave of N00", page, StringComparison.Ordinal);
        Assert.Contains("no program yet", page, StringComparison.Ordinal);
        Assert.Contains("23:30 60%", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_sun_stands_in_a_program_is_said_in_the_readers_language()
    {
        // An account keeps its language.
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("operator");
        using var chosen = await visitor.Get("/account/language?to=es&return=%2F");
        var page = WebUtility.HtmlDecode(await visitor.Read("/ops/lighting"));

        Assert.Contains("puesta del sol 100\u00a0%", page, StringComparison.Ordinal);
        Assert.DoesNotContain("sunset", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_of_a_node_has_an_address()
    {
        using var visitor = await fixture.SignedIn("operator");

        Assert.Contains("Replaced before it arrived", await visitor.Read("/ops/lighting?node=N02"), StringComparison.Ordinal);
        Assert.DoesNotContain("Replaced before it arrived", await visitor.Read("/ops/lighting"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenant_sees_no_node()
    {
        using var visitor = await fixture.SignedIn("other");

        Assert.DoesNotContain("Lamp post", await visitor.Read("/ops/lighting?node=N02"), StringComparison.Ordinal);
    }
}
