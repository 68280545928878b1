using Microsoft.Playwright;

namespace UrbGrade.Tests.Browser;

/// <summary>The tour of a first visit.</summary>
public sealed class TourTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData("staff", "/app", "What needs attention?", 1280, false)]
    [InlineData("operator", "/ops", "Has every site sent?", 320, true)]
    public async Task Somebody_new_is_shown_around_with_the_keyboard_and_ends_it_for_good(string who, string path, string first, int width, bool dark)
    {
        await using var visited = await browser.Open(who, new Visit(width, dark, BypassesPolicy: true));
        browser.Host.Accounts.Await($"{who}@urbgrade.example");
        var page = visited.Page;
        await visited.Go(path);
        var title = page.Locator("#tour-step");
        if (width < 720)
        {
            Assert.False(await title.IsVisibleAsync());
            await page.Locator(".tour").GetByRole(AriaRole.Button, new() { Name = "Take the tour" }).PressAsync("Enter");
            await page.Locator("#tour-step:focus").WaitForAsync();
        }

        Assert.Equal(first, await title.InnerTextAsync());
        await BrowserFixture.Photograph(page, $"tour-{who}-{width}-{(dark ? "dark" : "light")}");
        await PageRules.HasNoViolation(page);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));

        var next = page.Locator(".tour").GetByRole(AriaRole.Button, new() { Name = "Next" });
        await next.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(title).Not.ToHaveTextAsync(first);
        Assert.True(await next.EvaluateAsync<bool>("button => button === document.activeElement"));
        await page.Locator(".tour").GetByRole(AriaRole.Button, new() { Name = "End the tour" }).PressAsync("Enter");
        await page.Locator(".tour").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await visited.Go(path);
        Assert.Equal(0, await page.Locator(".tour").CountAsync());
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_phone_is_told_what_it_is_offered_in_little_room_and_not_again_after_a_no()
    {
        await using var visited = await browser.Open("staff", new Visit(320, false, BypassesPolicy: true));
        browser.Host.Accounts.Await("staff@urbgrade.example");
        var page = visited.Page;
        await visited.Go("/app");
        await PageRules.HasNoViolation(page);
        var offer = page.Locator(".tour");
        Assert.True(await offer.GetByText("A short tour", new() { Exact = true }).IsVisibleAsync());
        Assert.InRange((await offer.BoundingBoxAsync())!.Height, 1, 100);

        await offer.GetByRole(AriaRole.Button, new() { Name = "Not now" }).PressAsync("Enter");
        await offer.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await visited.Go("/app");
        Assert.Equal(0, await page.Locator(".tour").CountAsync());
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task What_the_pages_of_ones_own_are_for_is_told_without_a_violation()
    {
        await using var visited = await browser.Open("resident", new Visit(320, true, BypassesPolicy: true));
        browser.Host.Accounts.Await("resident@urbgrade.example");
        var page = visited.Page;
        await visited.Go("/my");
        await PageRules.Hold(page, "my-first-320-dark");

        await page.GetByRole(AriaRole.Button, new() { Name = "Do not show this again" }).PressAsync("Enter");
        await page.Locator("#first-visit").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task The_help_page_offers_the_tours_of_ones_own_areas_again()
    {
        await using var visited = await browser.Open("staff");
        var page = visited.Page;
        await page.GotoAsync("/en/help");
        Assert.Equal(0, await page.GetByRole(AriaRole.Link, new() { Name = "For administrators" }).CountAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "For those who work for the town" }).ClickAsync();
        await page.Locator("h1:focus").WaitForAsync();
        await page.Locator(".tour").GetByRole(AriaRole.Button, new() { Name = "End the tour" }).ClickAsync();
        await page.Locator(".tour").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(browser.Host.Address, "/app").ToString());
        Assert.Empty(visited.Problems);
    }
}
