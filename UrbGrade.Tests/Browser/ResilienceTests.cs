using System.Collections.Concurrent;
using Microsoft.Playwright;
using UrbGrade.Tests.Web;
using UrbGrade.Tests.Web.Fictional;

namespace UrbGrade.Tests.Browser;

/// <summary>What a reader loses when the server goes and comes back: nothing.</summary>
public sealed class ResilienceTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    /// <summary>Until a page whose server has returned is there again.</summary>
    private static readonly TimeSpan MostToCome = TimeSpan.FromSeconds(10);

    /// <summary>Has the framework try twice only, where it would go on for a day.</summary>
    private const string GivesUpSoon =
        """
        {
          let blazor;
          Object.defineProperty(globalThis, 'Blazor', {
            set: value => { blazor = value; },
            get: () => {
              const start = blazor?.start;
              if (start && !start.isHasty) {
                blazor.start = options => {
                  options.circuit.reconnectionOptions.maxRetries = 2;
                  return start(options);
                };
                blazor.start.isHasty = true;
              }
              return blazor;
            },
          });
        }
        """;

    [Fact]
    public async Task A_server_that_restarts_mid_form_takes_nothing_that_was_typed_and_the_reader_is_told_in_the_page_s_language()
    {
        var host = await PageHost.Start();
        try
        {
            await using var visited = await SignedIn(host, "tenant", "es");
            var page = visited.Page;
            await visited.Go("/admin/kpis");
            await page.FillAsync("#kpi-code", "energy_twice");
            await page.FillAsync("#kpi-name", "Dos veces");
            // The last field has not been left yet: the server knows nothing of it.
            await page.FocusAsync("#kpi-formula");
            await page.Keyboard.TypeAsync("energy * 2");

            var address = host.Address.ToString();
            await host.DisposeAsync();
            await page.Locator("#components-reconnect-modal[open]").GetByText("Se ha interrumpido la conexión").WaitForAsync();
            Assert.Equal("energy * 2", await page.InputValueAsync("#kpi-formula"));
            await BrowserFixture.Photograph(page, "connection-lost");

            host = await PageHost.Start(urls: address);
            var back = TimeProvider.System.GetTimestamp();
            await page.Locator("[data-draft-note]").GetByText("Se ha recuperado").WaitForAsync();
            Assert.InRange(TimeProvider.System.GetElapsedTime(back), TimeSpan.Zero, MostToCome);
            await BrowserFixture.Photograph(page, "connection-back");

            Assert.Equal("Dos veces", await page.InputValueAsync("#kpi-name"));
            Assert.Equal("energy * 2", await page.InputValueAsync("#kpi-formula"));
            await page.FillAsync("#kpi-unit", "kW.h");
            await page.Locator("#kpi-unit").PressAsync("Enter");
            await Assertions.Expect(page.Locator("#kpi-name")).ToHaveValueAsync("");
            var written = Assert.Single(host.Kpis.Written);
            Assert.Equal(("energy_twice", "Dos veces", "energy * 2", "kW.h"), (written.Code, written.Name, written.Formula, written.Unit));

            await visited.Go("/admin/kpis");
            Assert.Equal("", await page.InputValueAsync("#kpi-name"));
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_connection_that_is_cut_takes_nothing_that_was_typed_and_a_form_pressed_twice_is_sent_once()
    {
        await using var visited = await SignedIn(browser.Host, "tenant", "es");
        var page = visited.Page;
        var connection = await Connection.Of(page);
        await visited.Go("/admin/kpis");
        foreach (var (field, text) in new[] { ("#kpi-code", "energy_thrice"), ("#kpi-name", "Tres veces"), ("#kpi-formula", "energy * 3"), ("#kpi-unit", "kW.h") })
        {
            await page.FillAsync(field, text);
        }

        await connection.Cut();
        await page.Locator("#components-reconnect-modal[open]").GetByText("Se ha interrumpido la conexión").WaitForAsync();
        connection.Mend();
        await page.Locator("#components-reconnect-modal:not([open])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal("kW.h", await page.InputValueAsync("#kpi-unit"));
        // Both before the page can answer the first, however slow the machine.
        await page.Locator("#kpi-unit").EvaluateAsync("field => { field.form.requestSubmit(); field.form.requestSubmit(); }");

        await Assertions.Expect(page.Locator("#kpi-name")).ToHaveValueAsync("");
        var written = Assert.Single(browser.Host.Kpis.Written);
        Assert.Equal(("energy_thrice", "Tres veces", "energy * 3", "kW.h"), (written.Code, written.Name, written.Formula, written.Unit));
    }

    [Theory]
    [InlineData("visibilitychange")]
    [InlineData("pageshow")]
    [InlineData("online")]
    public async Task A_page_that_gave_up_while_it_was_put_away_tries_again_when_its_reader_or_the_network_is_back(string sign)
    {
        await using var visited = await SignedIn(browser.Host, "tenant", "es");
        var page = visited.Page;
        var connection = await Connection.Of(page);
        await page.AddInitScriptAsync(GivesUpSoon);
        await visited.Go("/admin/kpis");
        await page.FillAsync("#kpi-name", "Cuatro veces");
        await page.EvaluateAsync(
            """
            () => {
              globalThis.isTheSamePage = true;
              globalThis.seen = 'hidden';
              Object.defineProperty(document, 'visibilityState', { get: () => globalThis.seen });
              document.dispatchEvent(new Event('visibilitychange'));
            }
            """);
        await connection.Cut();
        await page.Locator("#components-reconnect-modal[open][data-state=failed]").WaitForAsync();

        connection.Mend();
        await page.EvaluateAsync(
            """
            sign => {
              globalThis.seen = 'visible';
              (sign === 'visibilitychange' ? document : globalThis).dispatchEvent(new Event(sign));
            }
            """,
            sign);

        await page.Locator("#components-reconnect-modal:not([open])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.True(await page.EvaluateAsync<bool>("() => globalThis.isTheSamePage === true"), "The page was loaded anew.");
        Assert.Equal("Cuatro veces", await page.InputValueAsync("#kpi-name"));
    }

    [Fact]
    public async Task A_survey_that_was_being_written_comes_back_with_its_new_questions_and_a_saved_one_does_not()
    {
        await using var visited = await browser.Open("staff");
        var page = visited.Page;
        await visited.Go("/app/surveys/street-lighting");
        var before = await page.Locator("form section").CountAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a question" }).ClickAsync();
        var added = page.Locator("form section").Nth(before);
        await added.Locator("input[id^=key-]").FillAsync("new_question");
        await added.Locator("select").SelectOptionAsync("Number");
        await added.GetByLabel("English").First.FillAsync("How many?");

        await visited.Go("/app/surveys/street-lighting");
        await page.Locator("[data-draft-note]:not([hidden])").WaitForAsync();
        Assert.Equal(before + 1, await page.Locator("form section").CountAsync());
        Assert.Equal("new_question", await added.Locator("input[id^=key-]").InputValueAsync());
        Assert.Equal("Number", await added.Locator("select").InputValueAsync());
        Assert.Equal("How many?", await added.GetByLabel("English").First.InputValueAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Discard the draft" }).ClickAsync();
        await Assertions.Expect(page.Locator("form section")).ToHaveCountAsync(before);
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task An_address_of_a_schedule_that_was_being_typed_comes_back()
    {
        await using var visited = await browser.Open("staff");
        var page = visited.Page;
        await visited.Go("/app/reports/schedule");
        await page.Locator("#format").SelectOptionAsync("Xlsx");
        await page.FillAsync("#address", "council@town.example");

        await visited.Go("/app/reports/schedule");
        await page.Locator("[data-draft-note]:not([hidden])").WaitForAsync();
        Assert.Equal("council@town.example", await page.InputValueAsync("#address"));
        Assert.Equal("Xlsx", await page.InputValueAsync("#format"));
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_note_in_a_dialog_waits_for_its_reader_and_goes_with_signing_out()
    {
        await using var visited = await browser.Open("operator");
        var page = visited.Page;
        await visited.Go("/ops/lighting");
        await page.GetByLabel("Edit the program of Lamp post 03").ClickAsync();
        await page.FillAsync("#profile", "sunset 70\nsunrise 0");

        // Somebody else changed it meanwhile, and this reader's form shows that version now.
        Assert.Equal("sunset 70\nsunrise 0", await page.EvaluateAsync<string>("""
            () => {
              const form = document.querySelector(".mud-dialog form[data-draft]");
              const before = form.dataset.draftVersion;
              const draft = () => JSON.parse(Object.entries(localStorage).find(([key]) => key.startsWith("urbgrade.draft"))[1]);
              form.dataset.draftVersion = "another";
              urbGrade.drafts.renew(form, before);
              const { version, fields } = draft();
              form.dataset.draftVersion = before;
              urbGrade.drafts.renew(form, "another");
              return version === "another" ? fields.profile : version;
            }
            """));
        await visited.Go("/ops/lighting");
        await page.GetByLabel("Edit the program of Lamp post 03").ClickAsync();
        await page.Locator(".mud-dialog [data-draft-note]:not([hidden])").WaitForAsync();
        Assert.Equal("sunset 70\nsunrise 0", await page.InputValueAsync("#profile"));

        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync("**/");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(key => key.startsWith('urbgrade.draft')).length"));
        Assert.Empty(visited.Problems);
    }

    private async Task<VisitedPage> SignedIn(PageHost host, string who, string language)
    {
        var visited = await browser.OpenAt(host.Address);
        await visited.Page.GotoAsync($"/account/language?to={language}&return=/account/sign-in");
        await visited.SignIn($"{who}@urbgrade.example", FictionalAccounts.Password);
        return visited;
    }

    /// <summary>The way of a page to its server, which can be cut.</summary>
    private sealed class Connection
    {
        private readonly ConcurrentQueue<IWebSocketRoute> lines = [];
        private bool isCut;

        public static async Task<Connection> Of(IPage page)
        {
            var connection = new Connection();
            await page.RouteAsync("**/_blazor/negotiate**", request => connection.isCut ? request.AbortAsync() : request.ContinueAsync());
            await page.RouteWebSocketAsync(address => address.Contains("/_blazor", StringComparison.Ordinal), line =>
            {
                connection.lines.Enqueue(line);
                connection.lines.Enqueue(line.ConnectToServer());
            });
            return connection;
        }

        public async Task Cut()
        {
            isCut = true;
            foreach (var line in lines)
                await line.CloseAsync();
        }

        public void Mend() => isCut = false;
    }
}
