using Microsoft.Playwright;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Browser;

/// <summary>Tasks done with Tab, Enter and Space alone; on the way every focused element is seen and covered by nothing
/// (WCAG 2.2: 2.1.1, 2.4.7, 2.4.11).</summary>
public sealed class KeyboardTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const int MostSteps = 250;

    private const string Unseen = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return null;
          const style = getComputedStyle(e);
          const box = e.getClientRects()[0] ?? e.getBoundingClientRect();
          const x = box.left + Math.min(box.width / 2, 20), y = box.top + Math.min(box.height / 2, 20);
          const on = document.elementFromPoint(x, y);
          const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
          const label = e.labels?.[0];
          if (!marked) return 'no mark of focus on ' + e.outerHTML.slice(0, 120);
          if (!on || !(e.contains(on) || on.contains(e) || label?.contains(on))) return 'covered or out of sight: ' + e.outerHTML.slice(0, 120);
          return null;
        }
        """;

    [Fact]
    public async Task A_gap_is_found_from_the_list_of_sites()
    {
        await using var visited = await browser.Open("operator");
        var page = visited.Page;
        await visited.Go("/ops");
        await Reach(page, "main tbody th a");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/ops/site/*");
        await page.Locator("h1:focus").WaitForAsync();
        await Reach(page, ".months a");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("day=", StringComparison.Ordinal));
        await page.Locator("section[aria-labelledby=day]").WaitForAsync();
        await Reach(page, "section[aria-labelledby=gaps] [role=region]");
        Assert.NotEqual(0, await page.Locator("section[aria-labelledby=gaps] tbody tr").CountAsync());
        Assert.Empty(visited.Problems);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task A_page_is_found_by_its_name_from_anywhere(int width)
    {
        await using var visited = await browser.Open("operator");
        var page = visited.Page;
        await page.SetViewportSizeAsync(width, 800);
        await visited.Go("/ops/failures");
        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("#find-page:focus").WaitForAsync();
        Assert.Null(await page.EvaluateAsync<string?>(Unseen));
        await page.Keyboard.TypeAsync("nothing is called so");
        await page.Locator("[data-find-none]:not(:empty)").WaitForAsync();
        Assert.Equal(0, await page.Locator(".work-nav a:visible").CountAsync());

        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("UPLOADS");
        await Assertions.Expect(page.Locator(".work-nav a:visible")).ToHaveTextAsync(["Uploads"]);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/ops");
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task Days_are_asked_for_again()
    {
        await using var visited = await browser.Open("operator");
        var page = visited.Page;
        await visited.Go("/ops/site/2");
        await Reach(page, "section[aria-labelledby=gaps] tbody a");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/ops/site/2/resend?*");
        await page.Locator("h1:focus").WaitForAsync();
        await Reach(page, "section[aria-labelledby=preview] button.primary");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[role=status]", new() { HasTextString = "Meters: 1" }).WaitForAsync();
        await page.Locator("section[aria-labelledby=wishes] td", new() { HasTextString = "Waits for the gateway" }).First.WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_survey_is_answered()
    {
        await using var visited = await browser.Open(visit: new Visit(Width: 320));
        var page = visited.Page;
        await page.GotoAsync("/s/0penf0rm");
        await Reach(page, "main button");
        await page.Keyboard.PressAsync("Enter");
        foreach (var answer in new[] { "#answer-light_level", "#answer-when" })
        {
            await page.Locator(answer).WaitForAsync();
            await Reach(page, answer);
            await page.Keyboard.PressAsync("Space");
            await Reach(page, "main button.primary");
            await page.Keyboard.PressAsync("Enter");
        }

        await page.Locator("#answer-walks").WaitForAsync();
        await Reach(page, "#answer-walks");
        await page.Keyboard.TypeAsync("7");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#answer-walks")).ToHaveCountAsync(0);
        await Reach(page, "main button.primary");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the answers" }).WaitForAsync();
        await Reach(page, "main button.primary");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Thank you, your answers are sent" }).WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_certificate_is_revoked_and_the_focus_comes_back_from_the_dialog()
    {
        await using var visited = await browser.Open("admin");
        var page = visited.Page;
        await visited.Go("/admin/certificates");
        await Reach(page, "main button.danger");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#reason:focus").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Locator("main button.danger:focus").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#reason:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("Replaced");
        await Reach(page, ".mud-dialog button[type=submit]");
        await page.Keyboard.PressAsync("Enter");

        // The button that opened it is there no more.
        await page.Locator("[role=status]:focus", new() { HasTextString = "was revoked" }).WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_place_of_an_alert_is_searched_and_chosen_and_what_was_typed_for_the_rule_stays()
    {
        await using var visited = await browser.Open("staff");
        var page = visited.Page;
        await visited.Go("/app/alerts");
        await page.FillAsync("#name", "Chairs at night");
        await page.FillAsync("#find", "chair blue");
        await page.PressAsync("#find", "Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Choose: The Blue Chair" }).PressAsync("Enter");
        await page.WaitForURLAsync("**/app/alerts?kind=Finding&place=2");

        await page.GetByText("Where: The Blue Chair").WaitForAsync();
        Assert.Equal("Chairs at night", await page.InputValueAsync("#name"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Take away: The Blue Chair" }).PressAsync("Enter");
        await page.GetByText("Where: All places").WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    [Theory]
    [InlineData("/app/alerts", "main button.danger", "the rule has ended")]
    [InlineData("/app/reports/schedule", "main li button", "No more of these reports go to")]
    [InlineData("/app/surveys/street-lighting", "main button.danger:has-text('Close the survey')", "The survey takes no answers any more")]
    [InlineData("/app/plan", "main button:has-text('Give up')", "Given up.")]
    public async Task What_ends_for_good_is_asked_before_and_the_focus_comes_back(string path, string button, string said)
    {
        await using var visited = await browser.Open("staff");
        var page = visited.Page;
        await visited.Go(path);
        var ending = page.Locator(button).First;
        await ending.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".mud-dialog:focus-within").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Eventually.Equal(true, () => ending.EvaluateAsync<bool>("button => document.activeElement === button"));
        Assert.DoesNotContain(said, await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".mud-dialog button.danger").PressAsync("Enter");
        await page.Locator("[role=status]:focus", new() { HasTextString = said }).WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    [Theory]
    [InlineData("/app/asset/2")]
    [InlineData("/app/asset/2?why=EnergyKwh")]
    public async Task Who_closed_why_a_figure_is_so_had_the_focus_nowhere(string path)
    {
        await using var visited = await browser.Open("staff");
        var page = visited.Page;
        await visited.Go(path);
        var why = page.Locator(".figure a[href*='why=EnergyKwh']");
        if (!path.Contains("why=", StringComparison.Ordinal))
        {
            await why.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.Locator("#why:focus").WaitForAsync();
        }

        await Reach(page, "#why .page-head a");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#why").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Eventually.Equal(true, () => why.EvaluateAsync<bool>("link => document.activeElement === link"));

        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#why:focus").WaitForAsync();
        await page.GoBackAsync();
        await Eventually.Equal(true, () => why.EvaluateAsync<bool>("link => document.activeElement === link"));
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task Who_archived_work_that_waited_had_the_focus_nowhere()
    {
        await using var visited = await browser.Open("operator");
        var page = visited.Page;
        await visited.Go("/ops/bus");
        var archive = page.GetByLabel("Archive what waits of Post.SendLetter in Post");
        await archive.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#reason").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Eventually.Equal(true, () => archive.EvaluateAsync<bool>("button => document.activeElement === button"));

        await page.Keyboard.PressAsync("Enter");
        await page.FillAsync("#reason", "Nobody sends letters any more");
        await page.Locator(".mud-dialog button[type=submit]").PressAsync("Enter");
        await page.Locator("[role=status]:focus", new() { HasTextString = "is archived" }).WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    /// <summary>Goes on with Tab until an element of that kind has the focus.</summary>
    private static async Task Reach(IPage page, string selector)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>(Unseen) is { } fault)
            {
                Assert.Fail(fault);
            }

            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
            {
                return;
            }
        }

        Assert.Fail($"Tab never reaches {selector}.");
    }
}
