using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.Browser;

/// <summary>The place of a rule as an address names it.</summary>
public sealed class AlertPlaceTests(BrowserFixture browser, ApiPlatform platform) : IClassFixture<BrowserFixture>, IClassFixture<ApiPlatform>
{
    [Fact]
    public async Task A_rule_for_a_place_that_is_gone_became_one_for_all_places()
    {
        await using var visited = await browser.OpenOn(platform, "alerts@urbgrade.example", "Staff", ApiPlatform.Own);
        var page = visited.Page;
        await visited.Go($"/app/alerts?kind={AlertKind.Finding}&place=999999");
        await page.FillAsync("#name", "Gone");
        await page.FillAsync("#address", "ana@barcelona.example");
        await page.Locator("main form:has(#name) button[type=submit]").ClickAsync();

        await page.GetByText("There is no place 999999").WaitForAsync();
        await platform.Change(ApiPlatform.Own, (database, _) => Assert.Empty(database.Set<AlertRuleRow>()));
    }
}
