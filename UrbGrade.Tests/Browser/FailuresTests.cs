using System.Globalization;
using Microsoft.Playwright;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.Browser;

/// <summary>Failed work in an operator's hands, on the whole platform: what is tried again is handled for real.</summary>
public sealed class FailuresTests(BrowserFixture browser, ApiPlatform platform) : IClassFixture<BrowserFixture>, IClassFixture<ApiPlatform>
{
    private const string Good = """{"day":"2026-01-01"}""";

    /// <summary>Items of each cause: one that is tried again has none any more.</summary>
    private readonly Dictionary<string, List<long>> parked = [];

    [Theory]
    [InlineData(1280, false)]
    [InlineData(320, true)]
    public async Task A_group_is_tried_again_at_a_rate_an_item_with_another_message_and_the_rest_is_archived(int width, bool dark)
    {
        var (full, unreadable, hopeless) = ($"disk was full at {width}", $"message unreadable at {width}", $"beyond hope at {width}");
        await Park(full, 3, Good);
        await Park(unreadable, 1, """{"day":"never"}""");
        await Park(hopeless, 2, Good);
        await using var visited = await browser.OpenOn(
            platform, $"operator-{width}@barcelona.example", "Operator", ApiPlatform.Own, new Visit(width, dark, BypassesPolicy: true));
        var page = visited.Page;
        await visited.Go("/ops/failures");
        await Look(page, $"failures-{width}", dark);

        await Row(page, full).GetByRole(AriaRole.Button, new() { Name = "Try again:" }).ClickAsync();
        await page.Locator("#rate").SelectOptionAsync("10");
        await Look(page, $"failures-retry-{width}", dark);
        await page.Locator(".mud-dialog button[type=submit]").ClickAsync();
        await page.Locator("[role=status]:focus", new() { HasTextString = "has ended: done 3, failed again 0" }).WaitForAsync();
        var progress = page.Locator("ul.retries > li", new() { HasTextString = $"operator-{width}@barcelona.example" }).Locator("progress");
        await Assertions.Expect(progress).ToHaveAttributeAsync("max", "3");
        await Assertions.Expect(progress).ToHaveAttributeAsync("value", "3");
        Assert.False(string.IsNullOrWhiteSpace(await progress.GetAttributeAsync("aria-label")));
        await Eventually.Equal(3, () => Count(full, WorkItemState.Done));

        await visited.Go("/ops/failures");
        await Row(page, unreadable).GetByRole(AriaRole.Link, new() { Name = "Items of" }).ClickAsync();
        await page.Locator("section[aria-labelledby=items] tbody a").First.ClickAsync();
        await page.Locator("#payload").FillAsync("""{"day":true}""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again with this message" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await Look(page, $"failures-item-{width}", dark);
        await page.Locator("#payload").FillAsync(Good);
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again with this message" }).ClickAsync();
        await page.Locator("[role=status]:focus .state").WaitForAsync();
        await Eventually.Equal(1, () => Count(unreadable, WorkItemState.Done));

        await visited.Go("/ops/failures");
        await Row(page, hopeless).GetByRole(AriaRole.Button, new() { Name = "Archive:" }).ClickAsync();
        await Look(page, $"failures-archive-{width}", dark);
        await page.Locator(".mud-dialog .button.danger").ClickAsync();
        await page.Locator("[role=status]:focus").GetByText("Archived items: 2").WaitForAsync();
        Assert.Equal(2, Count(hopeless, WorkItemState.Archived));
        Assert.Equal(0, await Row(page, hopeless).CountAsync());
        Assert.Empty(visited.Problems);
    }

    private static Task Look(IPage page, string name, bool dark) => PageRules.Hold(page, $"{name}-{(dark ? "dark" : "light")}");

    private static ILocator Row(IPage page, string cause) => page.Locator("tr").Filter(new() { HasText = cause });

    private async Task Park(string cause, int count, string payload)
    {
        var (ids, now) = (new List<WorkItemRow>(), TimeProvider.System.GetUtcNow());
        await platform.Change(ApiPlatform.Own, (database, tenant) =>
        {
            for (var i = 0; i < count; i++)
            {
                ids.Add(new WorkItemRow
                {
                    TenantId = tenant, Contract = "Core.RetentionDue", Queue = "Core", Payload = payload, ConversationId = string.Create(CultureInfo.InvariantCulture, $"failed-{cause}-{i}"),
                    State = WorkItemState.Parked, Attempts = 5, Error = cause, Cause = cause, CreatedAt = now, FinishedAt = now,
                });
            }

            database.AddRange(ids);
        });
        parked[cause] = ids.ConvertAll(item => item.Id);
    }

    private int Count(string cause, WorkItemState state) =>
        platform.Rows<WorkItemRow>(ApiPlatform.Own).Count(item => parked[cause].Contains(item.Id) && item.State == state);
}
