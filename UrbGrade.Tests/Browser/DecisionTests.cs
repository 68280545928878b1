using Microsoft.Playwright;
using UrbGrade.Tests.Analysis.Savings;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.Browser;

/// <summary>What is planned on the whole platform, as the town's staff does it.</summary>
public sealed class DecisionTests(BrowserFixture browser, ApiPlatform platform) : IClassFixture<BrowserFixture>, IClassFixture<ApiPlatform>
{
    private const string Town = "40";

    [Fact]
    public async Task A_scenario_becomes_a_decision_then_a_dated_work_on_the_map_then_a_measured_result()
    {
        await using var data = new TestPlatform(platform.Folder);
        var town = await SavingTown.Create(hasLamps: true, until: SavingTown.Changed, platform: data, code: Town);
        await town.Follow();
        await using var visited = await browser.OpenOn(platform, "plans@barcelona.example", "Staff", Town);
        var page = visited.Page;

        await visited.Go("/app/plan?medium=light&k1=Led&s1=40&c1=900&p1=A");
        await page.GetByRole(AriaRole.Button, new() { Name = "Decide: A" }).ClickAsync();
        await page.GetByText("Decided. Say here when it is done.").WaitForAsync();
        var row = page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = "LED lamps" }) });
        await Assertions.Expect(row).ToContainTextAsync("Decided");
        await Assertions.Expect(row.GetByRole(AriaRole.Link, new() { Name = "The what-if that it was decided from" })).ToHaveAttributeAsync("href", "/app/plan?medium=light&k1=Led&s1=40&c1=900&p1=A");

        await town.GoOn();
        await row.Locator("input[type=date]").FillAsync($"{SavingTown.Changed:yyyy-MM-dd}");
        await row.GetByRole(AriaRole.Button, new() { Name = "It is done: LED lamps" }).ClickAsync();
        await page.GetByText("Done since 15 Dec 2025").WaitForAsync();

        await Eventually.Equal(true, async () =>
        {
            await visited.Go("/app/plan?medium=light");
            return (await row.InnerTextAsync()).Contains("As promised", StringComparison.Ordinal);
        });
        await Assertions.Expect(row).ToContainTextAsync("Measured, 15 Dec 2025");
        await visited.Go("/app/map");
        var work = page.Locator("#works-list li").Filter(new() { HasText = "LED lamps" });
        await Assertions.Expect(work).ToContainTextAsync("Measured, 15 Dec 2025");
        await Assertions.Expect(work).ToContainTextAsync("promised so far: As promised");
        Assert.Empty(visited.Problems);
    }
}
