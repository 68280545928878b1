using Microsoft.Playwright;
using UrbGrade.Tests.Web;
using UrbGrade.Tests.Web.Fictional;

namespace UrbGrade.Tests.Browser;

public sealed class BehaviourTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Shop = "/app/asset/2?quantity=EnergyKwh&from=2019-12-01&to=2019-12-30&resolution=Day";

    [Theory]
    [InlineData("/", null)]
    [InlineData("/app", "staff")]
    [InlineData(Shop, "staff")]
    [InlineData("/ops/site/2", "operator")]
    [InlineData("/admin/certificates", "admin")]
    public async Task Pages_keep_the_security_policy_and_ask_nobody_else(string path, string? who)
    {
        await using var visited = await browser.Open(who);
        await visited.Go(path);

        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task The_front_and_the_district_page_say_everything_without_scripts_and_open_no_socket()
    {
        await using var visited = await browser.Open(visit: new Visit(HasScripts: false));
        await visited.Page.GotoAsync("/");
        Assert.Contains("How Sant Fictici is doing", await visited.Page.InnerTextAsync("h1"), StringComparison.Ordinal);
        await visited.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Where and when is energy used?" }).ClickAsync();

        Assert.Contains("Where and when Sant Fictici uses energy", await visited.Page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Equal(12, await visited.Page.Locator(".bars > li").CountAsync());
        Assert.Equal(3, await visited.Page.Locator("#place-list li").CountAsync());
        Assert.Empty(visited.Sockets);
    }

    [Fact]
    public async Task A_program_is_written_with_the_keyboard_and_a_wrong_one_is_told_why()
    {
        await using var visited = await browser.Open("operator");
        await visited.Go("/ops/lighting");
        await visited.Page.GetByLabel("Edit the program of Lamp post 03").PressAsync("Enter");
        await visited.Page.FillAsync("#profile", "sunset 100\nsunrise 20");
        await visited.Page.Locator(".mud-dialog button[type=submit]").PressAsync("Enter");
        await visited.Page.Locator(".mud-dialog [role=alert]").GetByText("burn by day").WaitForAsync();
        await visited.Page.FillAsync("#profile", "sunset 90\nsunrise 0");
        await visited.Page.Locator(".mud-dialog button[type=submit]").PressAsync("Enter");

        await visited.Page.GetByText("Version 1 of Lamp post 03 is written").WaitForAsync();
        Assert.Contains("sunset 90%", await visited.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task The_hours_of_a_measure_are_asked_only_of_dimming()
    {
        await using var visited = await browser.Open("staff");
        await visited.Go("/app/plan");

        Assert.False(await visited.Page.IsVisibleAsync("#h1"));
        await visited.Page.SelectOptionAsync("#k1", "Dimming");
        await visited.Page.Locator("#h1").WaitForAsync();
        Assert.False(await visited.Page.IsVisibleAsync("#h2"));
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task The_matrix_is_walked_with_the_keyboard_and_tells_each_day()
    {
        await using var visited = await browser.Open("staff");
        await visited.Go("/app/quality");
        var said = visited.Page.Locator("#matrix-said");
        await visited.Page.Locator("[data-matrix] td[tabindex='0']").FocusAsync();
        var first = await said.InnerTextAsync();
        await visited.Page.Keyboard.PressAsync("ArrowRight");
        await visited.Page.Keyboard.PressAsync("ArrowDown");

        var cell = visited.Page.Locator("[data-matrix] td:focus");
        Assert.Equal(await cell.GetAttributeAsync("aria-label"), await said.InnerTextAsync());
        Assert.NotEqual(first, await said.InnerTextAsync());
        Assert.Equal(1, await visited.Page.Locator("[data-matrix] td[tabindex='0']").CountAsync());
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_note_is_written_changed_and_removed_with_the_keyboard_and_the_chart_tells_it()
    {
        await using var visited = await browser.Open("staff");
        var page = visited.Page;
        await visited.Go("/app/explore?a=1");
        await page.Locator("section[aria-labelledby=days] details[data-table] summary").PressAsync("Enter");
        await page.FillAsync("#note-first", "2019-12-15");
        await page.FillAsync("#note-text", "The door stood open");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the note" }).PressAsync("Enter");
        await page.GetByText("The note was kept.").WaitForAsync();
        await page.Locator("section[aria-labelledby=days] tbody td", new() { HasTextString = "The door stood open" }).First.WaitForAsync();
        Assert.Contains("15 Dec 2019 ·", await page.Locator("li", new() { HasTextString = "The door stood open" }).InnerTextAsync(), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Change the note: The door stood open" }).PressAsync("Enter");
        await page.Locator("#note-text:focus").FillAsync("The window stood open");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the note" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the note: The window stood open" }).PressAsync("Enter");
        await page.Locator(".mud-dialog button.danger").PressAsync("Enter");
        await page.Locator("#notes:focus").WaitForAsync();
        await page.WaitForFunctionAsync("() => !document.querySelector('section[aria-labelledby=days] tbody').textContent.includes('stood open')");
        Assert.Empty(visited.Problems);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Series_are_searched_added_and_taken_away_with_the_keyboard_and_the_chart_follows(int width)
    {
        await using var visited = await browser.Open("staff");
        var page = visited.Page;
        await page.SetViewportSizeAsync(width, 900);
        await visited.Go("/app/explore?a=1&b=2");
        await page.FillAsync("#find", "green");
        await page.PressAsync("#find", "Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add: The Green Table (478): Volume, m³" }).PressAsync("Enter");
        await page.WaitForURLAsync("**/app/explore?a=1&b=2&c=4");
        await page.Locator("ug-chart[src*='c=4'][data-state=drawn]").WaitForAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));

        await page.Locator("section[aria-labelledby=days] details[data-table] summary").PressAsync("Enter");
        await page.Locator("section[aria-labelledby=days] th", new() { HasTextString = "The Green Table (478): Volume, m³" }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Take away: The Blue Chair (477): Temperature inside, °C" }).PressAsync("Enter");
        await page.WaitForURLAsync("**/app/explore?a=1&b=4");
        await page.Locator("ug-chart[src*='b=4'][data-state=drawn]").WaitForAsync();
        await page.GoBackAsync();
        await page.WaitForURLAsync("**/app/explore?a=1&b=2&c=4");
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task Limits_are_written_with_the_keyboard_and_wrong_ones_are_told_why()
    {
        await using var visited = await browser.Open("operator");
        await visited.Go("/ops/limits");
        await visited.Page.GetByLabel("Change: 477 Energy").PressAsync("Enter");
        await visited.Page.FillAsync("#limit-reason", "wrong");
        await visited.Page.Locator("button[type=submit].primary").PressAsync("Enter");
        await visited.Page.GetByRole(AriaRole.Alert).GetByText("has no readings of this kind").WaitForAsync();
        await visited.Page.FillAsync("#limit-reason", "fuse of 16 A");
        await visited.Page.Locator("button[type=submit].primary").PressAsync("Enter");

        await visited.Page.GetByRole(AriaRole.Status).GetByText("Energy of meter 477 is judged so").WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_rule_of_alerts_is_muted_with_the_keyboard_and_the_page_says_until_when()
    {
        await using var visited = await browser.Open("staff");
        await visited.Go("/app/alerts");
        await visited.Page.GetByLabel("Mute for 7 days: Rule 1").PressAsync("Enter");

        await visited.Page.GetByRole(AriaRole.Status).GetByText("Rule 1: Muted until").WaitForAsync();
        await visited.Page.Locator("[role=status]:focus").WaitForAsync();
        await visited.Page.GetByText("What begins while a rule is muted is not sent later, either.").WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task Panels_are_arranged_shared_and_taken_off_with_the_keyboard_and_each_is_said()
    {
        const string Panel = "What we use together";
        await using var host = await PageHost.Start();
        await using var visited = await browser.OpenAt(host.Address);
        await visited.SignIn("staff@urbgrade.example", FictionalAccounts.Password);
        await visited.Go("/app");
        var page = visited.Page;
        var titles = page.Locator("section[aria-labelledby=board] .panels").First.Locator("h3");
        Assert.NotEqual(Panel, await titles.First.InnerTextAsync());

        await page.GetByLabel($"Arrange: {Panel}").PressAsync("Enter");
        await page.GetByLabel($"Move up: {Panel}").PressAsync("Enter");
        await IsSaid($"{Panel} is now number 1 of 4");
        Assert.Equal(Panel, await titles.First.InnerTextAsync());

        await page.GetByLabel($"Share with colleagues: {Panel}").PressAsync("Enter");
        await IsSaid($"{Panel} is shared with colleagues");
        await page.GetByLabel($"Take off: {Panel}").PressAsync("Enter");
        await IsSaid($"{Panel} is taken off");
        Assert.DoesNotContain(Panel, await titles.AllInnerTextsAsync());
        Assert.Empty(visited.Problems);

        Task IsSaid(string words) => page.GetByRole(AriaRole.Status).Filter(new() { HasText = words }).WaitForAsync();
    }

    [Fact]
    public async Task A_service_is_paused_and_resumed_with_the_keyboard_after_a_question()
    {
        await using var visited = await browser.Open("operator");
        await visited.Go("/ops/bus");
        await visited.Page.GetByLabel("Pause Quantification.ReadingsChanged in Quantification").PressAsync("Enter");
        await visited.Page.Locator(".mud-dialog").GetByText("until somebody resumes it").WaitForAsync();
        await visited.Page.Locator(".mud-dialog button.danger").PressAsync("Enter");
        await visited.Page.Locator("[role=status]:focus", new() { HasTextString = "Quantification.ReadingsChanged in Quantification is paused" }).WaitForAsync();
        await visited.Page.GetByLabel("Resume Quantification.ReadingsChanged in Quantification").PressAsync("Enter");
        await visited.Page.Locator(".mud-dialog button.danger").PressAsync("Enter");

        await visited.Page.GetByRole(AriaRole.Status).GetByText("goes on").WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task The_table_of_a_chart_has_as_many_rows_as_points_are_drawn()
    {
        await using var visited = await browser.Open("staff");
        await visited.Go(Shop);
        await visited.Page.ClickAsync("details[data-table] summary");
        await visited.Page.Locator("details[data-table] tbody tr").First.WaitForAsync();

        Assert.Equal(30, await visited.Page.Locator("details[data-table] tbody tr").CountAsync());
        Assert.Equal(3, await visited.Page.Locator("details[data-table] tbody td.number", new() { HasTextString = "–" }).CountAsync());
        Assert.StartsWith("Energy: ", await visited.Page.InnerTextAsync("figcaption"), StringComparison.Ordinal);
        Assert.NotEmpty((await visited.Page.Locator(".chart-canvas").First.GetAttributeAsync("aria-label"))!);
    }

    [Fact]
    public async Task Every_pin_of_the_map_stands_in_the_list()
    {
        await using var visited = await browser.Open("staff");
        await visited.Go("/app/places");
        await visited.Page.Locator(".pin").First.WaitForAsync();

        var pins = await visited.Page.Locator(".pin").EvaluateAllAsync<string[]>("pins => pins.map(pin => pin.ariaLabel)");
        var listed = await visited.Page.Locator("#asset-list tbody tr").EvaluateAllAsync<string[]>(
            "rows => rows.map(row => `${row.querySelector('.badge').textContent} ${row.querySelector('a').textContent}`)");
        Assert.Equal(5, pins.Length);
        Assert.Equal(listed, pins);
    }

    [Fact]
    public async Task A_filter_changes_the_address_and_Back_undoes_one_step()
    {
        await using var visited = await browser.Open("staff");
        await visited.Go(Shop);
        await visited.Page.SelectOptionAsync("#quantity", "Cost");
        await visited.Page.ClickAsync("form.filter button[type=submit]");
        await visited.Page.WaitForURLAsync(url => url.Contains("quantity=Cost", StringComparison.Ordinal));
        await visited.Page.Locator("figcaption", new() { HasTextString = "Cost:" }).WaitForAsync();

        await visited.Page.GoBackAsync();
        await visited.Page.Locator("figcaption", new() { HasTextString = "Energy:" }).WaitForAsync();

        Assert.Contains("quantity=EnergyKwh", visited.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_sites_to_the_cause_of_a_bad_day_are_three_clicks()
    {
        await using var visited = await browser.Open("operator");
        await visited.Go("/ops");
        await visited.Page.ClickAsync("main tbody tr:first-child th a");
        await visited.Page.ClickAsync("a[href*='day=2019-12-22']");
        await visited.Page.Locator("h2#day").WaitForAsync();
        await visited.Page.ClickAsync("a[href='/ops/batch/902']");

        await visited.Page.GetByText("energy_measure is '2,9833'; a number has a decimal point.").First.WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task The_dark_choice_stays_over_a_reload()
    {
        await using var visited = await browser.Open();
        await visited.Go("/");
        await visited.Page.ClickAsync("[data-theme-toggle]");
        await visited.Page.ReloadAsync();

        Assert.Equal("dark", await visited.Page.GetAttributeAsync("html", "data-theme"));
    }

    [Fact]
    public async Task A_certificate_is_revoked_with_the_keyboard_and_the_result_is_announced()
    {
        await using var visited = await browser.Open("admin");
        await visited.Go("/admin/certificates");
        await visited.Page.Locator("tr", new() { HasTextString = "market.sant-fictici" }).Locator("button.danger").FocusAsync();
        await visited.Page.Keyboard.PressAsync("Enter");
        await visited.Page.Locator("#reason:focus").WaitForAsync();
        await visited.Page.Keyboard.TypeAsync("Replaced");
        await visited.Page.Keyboard.PressAsync("Enter");
        await visited.Page.Locator("[role=status]", new() { HasTextString = "was revoked" }).WaitForAsync();

        Assert.Contains("Replaced", await visited.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }
}
