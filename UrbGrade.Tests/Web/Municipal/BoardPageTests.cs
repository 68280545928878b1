using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Municipal.Board;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class BoardPageTests
{
    [Fact]
    public async Task Panels_stand_on_the_first_page_in_their_order_with_those_of_colleagues()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        var page = System.Net.WebUtility.HtmlDecode(await visitor.Read("/app"));

        string[] expected = ["My panels", "The Blue Chair: energy", "What we use together", "Figures of the district", "Of long ago", "Nothing to show", "Shared by colleague@example.org"];
        var places = expected.Select(words => page.IndexOf(words, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains("/api/series?asset=2&quantity=EnergyKwh&from=2019-12-01&to=2019-12-30&resolution=Day", page, StringComparison.Ordinal);
        Assert.Contains("/api/forecast?key=1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_pinned_nothing_is_told_how()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        host.District.IsEmpty = true;

        Assert.Contains("Nothing is pinned yet", await visitor.Read("/app"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/app/asset/2")]
    [InlineData("/app/explore?a=1&b=2")]
    [InlineData("/app/forecasts/1")]
    [InlineData("/app/figures")]
    public async Task Pages_with_something_to_pin_have_the_button(string path)
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");

        Assert.Contains("Pin to my first page", await visitor.Read(path), StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_tells_what_its_panel_shows()
    {
        Assert.Equal(7, PanelAddress.Read("/app/asset/7?quantity=Cost").Asset);
        Assert.Equal("Cost", PanelAddress.Read("/app/asset/7?quantity=Cost")["quantity"]);
        Assert.Equal("power 7", PanelAddress.Read("/app/forecasts/power%207").Forecast);
        Assert.Equal((KpiScope.Street, 3), PanelAddress.Read("/app/figures/street/3").Figures);
        Assert.Null(PanelAddress.Read("/app/figures/nothing/3").Figures);
        Assert.Null(PanelAddress.Read("/app/asset/x").Asset);
        var explored = PanelAddress.Read("/app/explore?a=1&b=2&c=4&c=3").Explored;
        Assert.Equal((1, 2), (explored.First, explored.Second));
        Assert.Equal([4, 3], explored.More);
    }
}
