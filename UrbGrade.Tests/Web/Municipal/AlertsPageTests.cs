using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class AlertsPageTests(PageHostFixture pages) : IClassFixture<PageHostFixture>
{
    [Theory]
    [InlineData("en", "Rests: the account that gets it or asked for it is locked.")]
    [InlineData("da", "Hviler: kontoen, der får advarslerne eller oprettede reglen, er spærret.")]
    public async Task A_rule_whose_account_is_locked_says_that_it_rests(string language, string said)
    {
        using var visitor = await pages.SignedIn("staff");
        using var chosen = await visitor.Get($"/account/language?to={language}&return=%2F");

        Assert.Contains(said, System.Net.WebUtility.HtmlDecode(await visitor.Read("/app/alerts")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_and_what_they_raised_tell_their_limits_with_their_units()
    {
        using var visitor = await pages.SignedIn("staff");
        using var chosen = await visitor.Get("/account/language?to=en&return=%2F");
        var page = System.Net.WebUtility.HtmlDecode(await visitor.Read("/app/alerts"));

        Assert.Contains("Energy of a day above 12\u00a0kWh (The Blue Chair)", page, StringComparison.Ordinal);
        Assert.Contains("Energy used of a week above 12\u00a0kWh", page, StringComparison.Ordinal);
        Assert.Contains("14.5\u00a0kWh, above 12.0\u00a0kWh.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_targets_without_a_name_had_buttons_that_were_called_the_same()
    {
        using var visitor = await pages.SignedIn("staff");
        using var chosen = await visitor.Get("/account/language?to=en&return=%2F");
        pages.Host.District.HasTwinTargets = true;
        try
        {
            var page = System.Net.WebUtility.HtmlDecode(await visitor.Read("/app/alerts")).Replace('\u00a0', ' ');

            Assert.Matches("aria-label=\"[^\"]*Energy used in a month: target at most 14 kWh", page);
            Assert.Matches("aria-label=\"[^\"]*Energy used in a month: target at most 15 kWh", page);
            Assert.Matches("aria-label=\"[^\"]*Rule 2\"", page);
        }
        finally
        {
            pages.Host.District.HasTwinTargets = false;
        }
    }

    [Theory]
    [InlineData("en", "Found: 1. Choose one.", "Choose: The Blue Chair")]
    [InlineData("eu", "Aurkituak: 1. Aukeratu bat.", "Aukeratu: The Blue Chair")]
    public async Task The_place_of_a_rule_is_searched_by_words_of_its_name_in_place_of_a_list_of_all(string language, string said, string link)
    {
        using var visitor = await pages.SignedIn("staff");
        using var chosen = await visitor.Get($"/account/language?to={language}&return=%2F");
        Assert.DoesNotContain("Harbour Books", await visitor.Read("/app/alerts"), StringComparison.Ordinal);

        var page = System.Net.WebUtility.HtmlDecode(await visitor.Read("/app/alerts?kind=NoData&find=CHAIR%20blue"));
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/app/alerts?kind=NoData&place=2\">{link}</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Harbour Books", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_place_of_a_rule_stands_in_the_address_and_a_rule_of_none_asks_for_none()
    {
        using var visitor = await pages.SignedIn("staff");
        using var chosen = await visitor.Get("/account/language?to=en&return=%2F");

        Assert.Contains("Where: <strong>The Blue Chair</strong>", await visitor.Read("/app/alerts?kind=NoData&place=2"), StringComparison.Ordinal);
        Assert.Contains("Where: <strong>All places</strong>", await visitor.Read("/app/alerts?kind=NoData&place=nothing"), StringComparison.Ordinal);
        Assert.DoesNotContain("Where: <strong>", await visitor.Read("/app/alerts?kind=Target&place=2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("energy", "kW.h")]
    [InlineData("temperature_return", "Cel")]
    [InlineData("illuminance", "")]
    [InlineData(null, "")]
    public void A_limit_of_something_else_than_temperature_is_not_told_in_degrees(string? quantity, string unit) => Assert.Equal(unit, AlertsPage.UnitOf(quantity));

    [Theory]
    [InlineData("en", "All, from 12 € at stake", "Least money at stake in €, 0 for all")]
    [InlineData("eu", "Denak, jokoan 12 € edo gehiago", "Jokoan dagoen gutxieneko dirua (€), 0 denetarako")]
    public async Task Money_at_stake_is_told_and_asked_for_in_the_currency_of_the_tenant(string language, string told, string asked)
    {
        pages.Host.District.Tenant = new TenantInfo(2, "20", "Sant Fictici", "ES", FictionalDistrict.TimeZone, "EUR", true, false, null, TenantBrand.Plain);
        using var visitor = await pages.SignedIn("staff");
        using var chosen = await visitor.Get($"/account/language?to={language}&return=%2F");
        var page = System.Net.WebUtility.HtmlDecode(await visitor.Read("/app/alerts")).Replace('\u00a0', ' ');

        Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.Contains(asked, page, StringComparison.Ordinal);
    }
}
