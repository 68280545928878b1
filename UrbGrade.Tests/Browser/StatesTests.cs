using Microsoft.Playwright;

namespace UrbGrade.Tests.Browser;

/// <summary>Whatever keeps a page from showing what it is for, it says so, and what to do next; nobody looks at something that only turns.</summary>
public sealed class StatesTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Shop = "/app/asset/2?quantity=EnergyKwh&from=2019-12-01&to=2019-12-30&resolution=Day";

    // Of each state on the page but that of all being well: its title, and what it says or offers beside.
    private const string Named = """
        () => [...document.querySelectorAll('main .state:not(.good)')].map(state => ({
          title: state.querySelector('.title').textContent.trim(),
          next: [...state.querySelectorAll('p:not(.title), .actions a, .actions button')].map(part => part.textContent.trim()).join(' ') }))
        """;

    [Theory]
    [InlineData("staff", "/app")]
    [InlineData("staff", "/app/places")]
    [InlineData("staff", "/app/profiles")]
    [InlineData("staff", "/app/explore")]
    [InlineData("staff", "/app/alerts")]
    [InlineData("staff", "/app/reports?template=Council")]
    [InlineData("staff", "/app/map")]
    [InlineData("staff", "/app/compare")]
    [InlineData("staff", "/app/figures")]
    [InlineData("staff", "/app/lighting")]
    [InlineData("staff", "/app/reports")]
    [InlineData("other", "/app/quality")]
    [InlineData("other", "/app/campaigns")]
    [InlineData("other", "/app/surveys")]
    [InlineData("staff", "/app/reports/schedule")]
    [InlineData("resident", "/my")]
    [InlineData("resident", "/my/bills")]
    [InlineData("resident", "/my/comfort")]
    [InlineData("resident", "/my/trade")]
    [InlineData("operator", "/ops")]
    [InlineData("operator", "/ops/lighting")]
    [InlineData("operator", "/ops/events")]
    [InlineData("operator", "/ops/meters")]
    [InlineData("staff", "/app/forecasts")]
    [InlineData("staff", "/app/votes")]
    [InlineData("staff", "/app/plan")]
    [InlineData("operator", "/ops/bus")]
    [InlineData("operator", "/ops/limits")]
    [InlineData("tenant", "/admin/places")]
    [InlineData("tenant", "/admin/kpis")]
    [InlineData("tenant", "/admin/factors")]
    [InlineData("admin", "/admin/tenants")]
    public async Task An_empty_tenant_is_told_why_and_what_next(string who, string path)
    {
        await using var visited = await browser.Open(who, new Visit(BypassesPolicy: true));
        browser.Host.District.IsEmpty = true;
        try
        {
            await visited.Go(path);
            await ToldWhyAndWhatNext(visited.Page);
            Assert.Equal(0, await visited.Page.Locator("[aria-busy=true]").CountAsync());
            await PageRules.HasNoViolation(visited.Page);
            await visited.LookAgain(320, isDark: true);
            await PageRules.HasNoViolation(visited.Page);
            Assert.Empty(visited.Problems);
        }
        finally
        {
            browser.Host.District.IsEmpty = false;
        }
    }

    [Fact]
    public async Task Days_that_are_missing_are_named()
    {
        await using var visited = await browser.Open("staff");
        await visited.Go("/app/places?month=2019-12");
        await visited.Page.Locator(".state.warn").First.WaitForAsync();
        await ToldWhyAndWhatNext(visited.Page);
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_source_that_fails_is_named_with_a_number_and_tried_again()
    {
        await using var visited = await browser.Open("staff", new Visit(BypassesPolicy: true));
        var page = visited.Page;
        await visited.Go("/app/places");
        browser.Host.District.IsBroken = true;
        try
        {
            await page.Locator("a[href*='month=2019-11']").First.ClickAsync();
            await page.GetByRole(AriaRole.Alert).WaitForAsync();
            await ToldWhyAndWhatNext(page);
            Assert.Matches("[0-9a-f]{12}", await page.Locator(".state .code").InnerTextAsync());
            await PageRules.HoldInEveryLook(visited, "state-failed", "failed");
        }
        finally
        {
            browser.Host.District.IsBroken = false;
        }

        await page.Locator(".state").GetByRole(AriaRole.Button).ClickAsync();
        await page.Locator("#asset-list tbody tr").First.WaitForAsync();
    }

    [Theory]
    [InlineData("staff", "/app/reports", "/app/map")]
    [InlineData("operator", "/ops/bus", "/ops")]
    public async Task A_page_whose_source_fails_has_no_violation(string who, string from, string failing)
    {
        await using var visited = await browser.Open(who, new Visit(BypassesPolicy: true));
        await visited.Go(from);
        browser.Host.District.IsBroken = true;
        try
        {
            await visited.Page.Locator($".work-nav a[href='{failing}']").First.ClickAsync();
            await visited.Page.GetByRole(AriaRole.Alert).WaitForAsync();
            await PageRules.HasNoViolation(visited.Page, "failed");
            await visited.LookAgain(320, isDark: true);
            await PageRules.HasNoViolation(visited.Page, "failed");
        }
        finally
        {
            browser.Host.District.IsBroken = false;
        }
    }

    [Fact]
    public async Task A_chart_that_is_slow_says_so_can_be_cancelled_and_is_drawn_when_it_is_asked_for_again()
    {
        await using var visited = await browser.Open("staff");
        var (page, answer) = (visited.Page, new TaskCompletionSource());
        await page.Clock.InstallAsync();
        await page.RouteAsync("**/api/series?**", async request =>
        {
            await answer.Task;
            await request.ContinueAsync();
        });
        await page.GotoAsync(Shop);
        await page.Locator("h1:focus").WaitForAsync();
        var chart = page.Locator("ug-chart").First;
        await page.Locator("ug-chart[data-state=loading]").First.WaitForAsync();
        await page.Clock.FastForwardAsync(2_500);
        await chart.GetByText("Reading the data").WaitForAsync();
        await page.Clock.FastForwardAsync(8_000);
        await chart.GetByText("This takes longer than it should.").WaitForAsync();
        await BrowserFixture.Photograph(page, "state-slow");
        await chart.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await chart.GetByText("Nothing was changed").WaitForAsync();

        answer.SetResult();
        await chart.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await page.Locator("ug-chart[data-state=drawn]").First.WaitForAsync();
    }

    [Fact]
    public async Task A_chart_that_fails_says_so_and_is_tried_again()
    {
        await using var visited = await browser.Open("staff");
        var page = visited.Page;
        await page.RouteAsync("**/api/series?**", request => request.FulfillAsync(new() { Status = 500 }));
        await visited.Go(Shop);
        var chart = page.Locator("ug-chart").First;
        await chart.GetByText("The data could not be read").WaitForAsync();
        await page.UnrouteAsync("**/api/series?**");
        await chart.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await page.Locator("ug-chart[data-state=drawn]").First.WaitForAsync();
    }

    [Fact]
    public async Task A_map_of_hours_that_fails_says_so_and_is_tried_again()
    {
        await using var visited = await browser.Open("staff");
        var page = visited.Page;
        await page.RouteAsync("**/api/explore/hours?**", request => request.FulfillAsync(new() { Status = 500 }));
        await visited.Go("/app/explore?a=1");
        var map = page.Locator("ug-heat");
        await map.GetByText("The data could not be read").WaitForAsync();
        await page.UnrouteAsync("**/api/explore/hours?**");
        await map.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await page.Locator("ug-heat[data-state=drawn] rect").First.WaitForAsync();
    }

    [Fact]
    public async Task A_page_that_is_slow_keeps_its_place_and_says_so_after_two_and_after_ten_seconds()
    {
        await using var visited = await browser.Open("staff");
        var (page, answer) = (visited.Page, new TaskCompletionSource());
        await visited.Go("/app/reports");
        browser.Host.District.Answer = answer.Task;
        try
        {
            await page.Locator(".work-nav a[href='/app/places']").First.ClickAsync();
            var loading = page.Locator(".loading[aria-busy=true]");
            await loading.WaitForAsync();
            Assert.Equal(["1", "0"], await SeenAfter(3));
            Assert.Equal(["1", "1"], await SeenAfter(11));
            Assert.Contains("go on waiting or cancel", await loading.InnerTextAsync(), StringComparison.Ordinal);
        }
        finally
        {
            browser.Host.District.Answer = Task.CompletedTask;
            answer.SetResult();
        }

        await page.Locator("#asset-list tbody tr").First.WaitForAsync();
        Assert.Equal(0, await page.Locator("[aria-busy=true]").CountAsync());
        Assert.Empty(visited.Problems);

        // The style sheet lets the words appear; its time is set instead of waited for.
        Task<string[]> SeenAfter(int seconds) => page.EvaluateAsync<string[]>(
            """
            seconds => [...document.querySelectorAll('.loading p')].map(words => {
              for (const appearing of words.getAnimations()) { appearing.pause(); appearing.currentTime = seconds * 1000; }
              return getComputedStyle(words).opacity;
            })
            """,
            seconds);
    }

    [Fact]
    public async Task A_page_that_takes_too_long_is_cancelled_with_the_keyboard_and_tried_again()
    {
        await using var visited = await browser.Open("staff");
        var (page, answer) = (visited.Page, new TaskCompletionSource());
        await visited.Go("/app/reports");
        browser.Host.District.Answer = answer.Task;
        try
        {
            await page.Locator(".work-nav a[href='/app/places']").First.ClickAsync();
            var cancel = page.Locator(".loading .late button");
            await cancel.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            Assert.False(await cancel.IsVisibleAsync());
            await page.EvaluateAsync("() => document.querySelectorAll('.loading p').forEach(words => words.getAnimations().forEach(appearing => appearing.finish()))");
            await cancel.PressAsync("Enter");
            await page.Locator("[data-stopped]:focus").WaitForAsync();
            Assert.Equal(0, await page.Locator("[aria-busy=true]").CountAsync());
            await ToldWhyAndWhatNext(page);
        }
        finally
        {
            browser.Host.District.Answer = Task.CompletedTask;
            answer.SetResult();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).PressAsync("Enter");
        await page.Locator("#asset-list tbody tr").First.WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task Nothing_moves_for_whoever_asks_for_less_motion()
    {
        await using var visited = await browser.Open();
        await visited.Go("/design");
        Assert.NotEqual(0, await Moving());

        await visited.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        Assert.Equal(0, await Moving());

        // What takes less than a thousandth of a second is there at once.
        Task<int> Moving() => visited.Page.EvaluateAsync<int>(
            "() => document.getAnimations().filter(one => one.playState === 'running' && one.effect.getComputedTiming().duration > 1).length");
    }

    private static async Task ToldWhyAndWhatNext(IPage page)
    {
        var states = await page.EvaluateAsync<NamedState[]>(Named);
        Assert.NotEmpty(states);
        Assert.All(states, state => Assert.True(state.Title.Length > 0 && state.Next.Length > 0, $"'{state.Title}' does not say what next."));
    }

    private sealed class NamedState
    {
        public string Title { get; set; } = "";

        public string Next { get; set; } = "";
    }
}
