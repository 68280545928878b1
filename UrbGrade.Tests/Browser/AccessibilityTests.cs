using Microsoft.Playwright;
using UrbGrade.Tests.Web.Fictional;

namespace UrbGrade.Tests.Browser;

public sealed class AccessibilityTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly (string Name, string Path, string? Who)[] Pages =
    [
        ("front", "/", null),
        ("district", "/d/20", null),
        ("district-empty", "/d/30", null),
        ("district-blocks", "/d/40", null),
        ("vocabulary", "/vocabulary", null),
        ("help", "/en/help", null),
        ("privacy", "/en/privacy", null),
        ("open-data", "/en/open-data", null),
        ("accessibility", "/en/accessibility", null),
        ("vote", "/v/0penp0st", null),
        ("street", "/street/20/Carrer%20Fictici", null),
        ("survey", "/s/0penf0rm", null),
        ("surveys", "/app/surveys", "staff"),
        ("survey-edit", "/app/surveys/street-lighting", "staff"),
        ("survey-answers", "/app/surveys/street-lighting/answers", "staff"),
        ("survey-sheets", "/app/surveys/street-lighting/sheets", "staff"),
        ("votes", "/app/votes", "staff"),
        ("campaigns", "/app/campaigns", "staff"),
        ("sheets", "/app/sheets/light-2019", "staff"),
        ("sign-in", "/account/sign-in", null),
        ("not-found", "/nothing-here", null),
        ("attention", "/app", "staff"),
        ("finding", "/app/findings/1", "staff"),
        ("alerts", "/app/alerts", "staff"),
        ("alerts-place", "/app/alerts?place=1&find=b", "staff"),
        ("profiles", "/app/profiles", "staff"),
        ("profile", "/app/profiles/2", "staff"),
        ("compare", "/app/compare", "staff"),
        ("explore", "/app/explore?a=1&b=2", "staff"),
        ("explore-several", "/app/explore?a=1&b=2&c=4&c=5&find=green", "staff"),
        ("nights", "/app/lighting", "staff"),
        ("shops", "/app/places", "staff"),
        ("map", "/app/map", "staff"),
        ("quality", "/app/quality", "staff"),
        ("forecasts", "/app/forecasts", "staff"),
        ("forecast", "/app/forecasts/1", "staff"),
        ("forecast-short", "/app/forecasts/4", "staff"),
        ("plan", "/app/plan?medium=light&k1=Led&s1=50&c1=9000", "staff"),
        ("quality-none", "/app/quality?text=nothing", "staff"),
        ("limits", "/ops/limits", "operator"),
        ("meters", "/ops/meters", "operator"),
        ("events", "/ops/events", "operator"),
        ("events-none", "/ops/events?text=nothing", "operator"),
        ("figures", "/app/figures", "staff"),
        ("figures-stands", "/app/figures?period=Month&day=2019-12-01&stands=energy.power", "staff"),
        ("kpis", "/admin/kpis", "tenant"),
        ("factors", "/admin/factors", "admin"),
        ("report", "/app/reports", "staff"),
        ("report-council", "/app/reports?template=Council", "staff"),
        ("report-schedule", "/app/reports/schedule", "staff"),
        ("report-stop", "/reports/stop?id=1&code=right", null),
        ("places", "/admin/places", "tenant"),
        ("shop", "/app/asset/2", "operator"),
        ("shop-why", "/app/asset/2?why=EnergyKwh", "operator"),
        ("uploads", "/ops", "operator"),
        ("site", "/ops/site/2?day=2019-12-22", "operator"),
        ("resend", "/ops/site/2/resend?from=2019-12-10&until=2019-12-12", "operator"),
        ("batch", "/ops/batch/902", "operator"),
        ("lighting", "/ops/lighting?node=N02", "operator"),
        ("bus", "/ops/bus?contract=Quantification.ReadingsChanged", "operator"),
        ("my", "/my", "resident"),
        ("my-cost-week", "/my?place=1&show=Cost&period=Week", "resident"),
        ("my-shared", "/my?place=2", "resident"),
        ("my-none", "/my", "staff"),
        ("my-trade", "/my/trade", "resident"),
        ("my-comfort", "/my/comfort", "resident"),
        ("my-bills", "/my/bills", "resident"),
        ("my-data", "/my/data", "resident"),
        ("my-data-none", "/my/data", "staff"),
        ("tenants", "/admin/tenants", "admin"),
        ("certificates", "/admin/certificates", "admin"),
        ("figures-street", "/app/figures/street/1", "staff"),
        ("flow", $"/ops/flow/{FictionalFlows.Conversation}", "operator"),
        ("denied", "/account/denied", null),
        ("welcome", "/account/welcome", null),
        ("first", "/account/first", null),
        ("forgotten", "/account/forgotten", null),
        ("failed", "/failed", null),
    ];

    /// <summary>Pages that other tests look at so: on the whole platform, that of an unknown address, and that of the components.</summary>
    private static readonly string[] Elsewhere =
    [
        "/admin", "/admin/tokens", "/admin/users", "/admin/audit", "/admin/health", "/admin/tenants/1", "/admin/schemas", "/admin/schemas/edit", "/account/security",
        "/ops/failures", "/ops/failures/1", "/not-found", "/design",
    ];

    /// <summary>Those that are there for what goes wrong, or for signing in.</summary>
    private static readonly string[] OfFailures = ["sign-in", "not-found", "denied", "failed"];

    public static TheoryData<string, string, string?> Visits => new(Pages);

    [Theory]
    [MemberData(nameof(Visits))]
    public async Task Pages_have_no_violation_and_no_sideways_scroll(string name, string path, string? who)
    {
        await using var visited = await browser.OpenTab(who, new Visit(BypassesPolicy: true));
        await visited.Go(path);
        await PageRules.HoldInEveryLook(visited, name, OfFailures.Contains(name) ? name : null);
    }

    [Fact]
    public async Task The_thanks_for_a_vote_have_no_violation_and_no_sideways_scroll()
    {
        await using var visited = await browser.OpenTab(null, new Visit(BypassesPolicy: true));
        await visited.Go("/v/0penp0st");
        await visited.Page.GetByText("Good", new() { Exact = true }).ClickAsync();
        await visited.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await visited.Page.WaitForURLAsync(url => url.Contains("thanks=", StringComparison.Ordinal));
        await PageRules.HoldInEveryLook(visited, "vote-thanks");
    }

    [Fact]
    public async Task The_page_of_components_has_no_violation_and_no_sideways_scroll()
    {
        await using var visited = await browser.OpenTab(null, new Visit(BypassesPolicy: true));
        await visited.Go("/design");

        // Words that are still appearing have the contrast of neither there nor gone.
        await visited.Page.EvaluateAsync("() => document.querySelectorAll('.loading p').forEach(words => words.getAnimations().forEach(appearing => appearing.finish()))");

        // One of its charts shows what a chart looks like that cannot be read.
        await PageRules.HoldInEveryLook(visited, "design", "chart");
    }

    [Theory]
    [InlineData("/nothing-here", "staff")]
    [InlineData("/admin/tenants", "staff")]
    [InlineData("/failed", "staff")]
    [InlineData("/app", null)]
    public async Task A_page_that_says_why_there_is_none_does_not_pass_for_that_which_was_asked_for(string path, string? who)
    {
        await using var visited = await browser.OpenTab(who, new Visit(BypassesPolicy: true));
        await visited.Go(path);

        await Assert.ThrowsAsync<Xunit.Sdk.EqualException>(() => PageRules.HasNoViolation(visited.Page));
    }

    [Fact]
    public void Every_page_is_looked_at()
    {
        Assert.SkipUnless(Chromium.IsThere, $"There is no Chromium at {Chromium.Program}.");
        var looked = Pages.Select(page => page.Path.Split('?')[0].Replace("/en/", "/", StringComparison.Ordinal)).Concat(Elsewhere).ToList();

        Assert.All(
            browser.Host.Routes.Where(route => !route.Contains("{Language", StringComparison.Ordinal)),
            route => Assert.Contains(looked, path => Leads(route, path)));

        static bool Leads(string route, string path)
        {
            var (parts, segments) = (route.Trim('/').Split('/'), path.Trim('/').Split('/'));
            return parts.Length == segments.Length && parts.Zip(segments).All(one => one.First.StartsWith('{') || one.First == one.Second);
        }
    }

    [Theory]
    [InlineData(1280, true, false)]
    [InlineData(320, false, true)]
    public async Task A_shop_that_is_not_compared_reads_why_without_a_violation(int width, bool hasConsent, bool dark)
    {
        var district = browser.Host.District;
        (district.HasFewPeers, district.IsAgreed) = (true, hasConsent);
        try
        {
            await using var visited = await browser.Open("resident", new Visit(width, dark, BypassesPolicy: true));
            await visited.Go("/my/trade");

            await BrowserFixture.Photograph(visited.Page, $"my-trade-{(hasConsent ? "few" : "no-consent")}-{width}-{(dark ? "dark" : "light")}");
            Assert.Equal(1, await visited.Page.Locator("main .state").CountAsync());
            await PageRules.HasNoViolation(visited.Page);
        }
        finally
        {
            (district.HasFewPeers, district.IsAgreed) = (false, true);
        }
    }

    [Fact]
    public async Task A_low_link_that_stands_alone_in_its_paragraph_does_not_pass_for_one_within_a_sentence()
    {
        await using var visited = await browser.OpenTab(null, new Visit(BypassesPolicy: true));
        await visited.Go("/en/privacy");
        await visited.Page.EvaluateAsync(
            """
            () => document.querySelector('main').insertAdjacentHTML('beforeend', `
              <p><a id="alone" href="/" style="padding: 0">A link alone</a></p><p>A sentence with <a href="/" style="padding: 0">a link</a>.</p>
              <details><summary>More</summary><p><a id="folded" href="/" style="padding: 0">A link alone</a></p></details>
              <div id="pin" class="pin" style="position: absolute; width: 20px; height: 20px"></div>`)
            """);

        var small = await PageRules.SmallTargets(visited.Page);
        Assert.Collection(
            small, link => Assert.Contains("id=\"alone\"", link, StringComparison.Ordinal), link => Assert.Contains("id=\"folded\"", link, StringComparison.Ordinal),
            pin => Assert.Contains("id=\"pin\"", pin, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_folded_away_does_not_pass_without_being_looked_at()
    {
        await using var visited = await browser.OpenTab(null, new Visit(BypassesPolicy: true));
        await visited.Go("/en/privacy");
        await visited.Page.EvaluateAsync(
            "() => document.querySelector('main').insertAdjacentHTML('beforeend', '<details><summary>More</summary><img src=\"/none.png\"></details>')");
        await PageRules.HasNoViolation(visited.Page);

        await Assert.ThrowsAsync<Xunit.Sdk.EmptyException>(() => PageRules.HoldInEveryLook(visited, "folded"));
    }

    [Theory]
    [InlineData("/app/alerts", "#kind")]
    [InlineData("/app/votes", "main input[type=date]")]
    [InlineData("/app/asset/2", "main input[type=date]")]
    [InlineData("/app/places", "#month")]
    [InlineData("/app/explore?a=1&b=2", "#a")]
    [InlineData("/ops/events", "#event-what")]
    public async Task A_list_or_a_calendar_that_is_open_has_no_violation(string path, string field)
    {
        await using var visited = await browser.Open("operator", new Visit(BypassesPolicy: true));
        await visited.Go(path);
        var asked = visited.Page.Locator(field).First;
        foreach (var (width, isDark) in new[] { (1280, false), (1280, true), (320, false), (320, true) })
        {
            await visited.LookAgain(width, isDark);
            await asked.ClickAsync();
            await asked.EvaluateAsync("field => field.showPicker()");

            Assert.True(await asked.EvaluateAsync<bool>("field => field === document.activeElement"));
            await PageRules.HasNoViolation(visited.Page);
            await visited.Page.Keyboard.PressAsync("Escape");
        }
    }

    [Fact]
    public async Task The_menu_and_what_it_finds_have_no_violation()
    {
        await using var visited = await browser.Open("operator", new Visit(Width: 320, BypassesPolicy: true));
        await visited.Go("/app");
        foreach (var typed in new[] { "a", "nothing of the kind" })
        {
            await visited.Page.Keyboard.PressAsync("Control+k");
            await visited.Page.Keyboard.TypeAsync(typed);
            foreach (var isDark in new[] { false, true })
            {
                await visited.LookAgain(320, isDark);
                await PageRules.HasNoViolation(visited.Page);
            }
        }
    }

    [Theory]
    [InlineData("admin", "/admin/certificates", ".page-head button.primary", "import")]
    [InlineData("admin", "/admin/certificates", "button.danger", "revoke")]
    [InlineData("admin", "/admin/tenants", ".page-head button.primary", "tenant")]
    [InlineData("operator", "/ops/lighting", "[aria-label='Edit the program of Lamp post 03']", "lighting")]
    [InlineData("operator", "/ops/bus", "[aria-label='Pause Quantification.ReadingsChanged in Quantification']", "confirm")]
    [InlineData("operator", "/ops/bus", "tbody button:text-is('Limit or redirect')", "rule")]
    [InlineData("operator", "/ops/bus", "tbody button:text-is('Archive')", "archive-waiting")]
    [InlineData("operator", "/ops/failures", "tbody button:text-is('Note')", "note")]
    public async Task Dialogs_open_take_the_focus_and_have_no_violation(string who, string path, string opener, string name)
    {
        await using var visited = await browser.Open(who, new Visit(BypassesPolicy: true));
        await visited.Go(path);
        await visited.Page.Locator(opener).First.ClickAsync();
        await visited.Page.Locator(".mud-dialog:focus-within").WaitForAsync();

        await PageRules.HoldInEveryLook(visited, $"dialog-{name}");
    }
}
