using System.Globalization;
using Microsoft.Playwright;
using UrbGrade.Tests.Web;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Browser;

/// <summary>What a reader of each language sees once the page is live, when the browser itself has drawn and said things.</summary>
public sealed class LanguageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Shop = "/app/asset/2?quantity=EnergyKwh&from=2019-12-01&to=2019-12-30&resolution=Day";

    private static readonly string[] Live =
        ["/app", "/app/places?month=2019-12", Shop, "/app/explore?a=1&b=2", "/app/map", "/app/quality", "/app/forecasts/1", "/app/reports", "/ops", "/ops/site/2?day=2019-12-22", "/ops/failures", "/ops/events"];

    public static TheoryData<string> Codes => [.. Languages.Cultures.Keys];

    [Theory]
    [InlineData("en", @"\d%", @"\b\d{1,2} [A-Z][a-z]{2} 2019\b")]
    [InlineData("es", @"\d\s%", @"\b\d\d/\d\d/2019\b")]
    [InlineData("ca", @"\d\s%", @"\b\d\d/\d\d/2019\b")]
    [InlineData("eu", @"%\s\d", @"\b2019/\d\d/\d\d\b")]
    [InlineData("da", @"\d\s%", @"\b\d\d\.\d\d\.2019\b")]
    public async Task A_language_that_is_picked_on_a_live_page_keeps_its_filter_and_writes_shares_and_days_as_it_does(string code, string share, string day)
    {
        await using var visited = await browser.Open("staff");
        var page = visited.Page;
        await visited.Go(code == "en" ? $"/account/language?to=da&return={Uri.EscapeDataString(Shop)}" : Shop);
        await page.Locator(".languages summary").First.ClickAsync();
        await page.Locator($".languages a[hreflang={code}]").First.ClickAsync();
        await page.WaitForFunctionAsync("code => document.documentElement.lang === code && document.activeElement?.tagName === 'H1'", code);
        Assert.Equal(Shop, new Uri(page.Url).PathAndQuery);
        await visited.Go(Shop);

        var said = await page.Locator("figure.chart .quality").First.InnerTextAsync();
        Assert.Matches(share, said);
        Assert.Matches(day, said);
        Assert.Empty(visited.Problems);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Live_pages_show_neither_keys_nor_another_language(string code)
    {
        var texts = new LeakedTexts(code);
        await using var visited = await browser.Open("operator");
        await visited.Page.GotoAsync($"/account/language?to={code}&return=%2Fapp");
        var leaks = new List<string>();
        foreach (var path in Live)
        {
            await visited.Go(path);
            leaks.AddRange(texts.Of(await visited.Page.ContentAsync()).Select(leak => $"{path}: {leak}"));
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Distinct()));
        Assert.Empty(visited.Problems);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task What_a_form_refuses_is_told_in_the_language_of_its_page(string code)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(Languages.Cultures[code]);
        await using var visited = await browser.Open();
        var page = visited.Page;
        await page.GotoAsync($"/account/language?to={code}&return=/account/sign-in");
        await page.FillAsync("#email", "nobody@urbgrade.example");
        await page.FillAsync("#password", "not the one");
        await page.ClickAsync("main button[type=submit]");
        Assert.Equal(TestTexts.Of<AccountText>()["SignIn.Refused"].Value, (await page.InnerTextAsync(".error-summary")).Trim());

        // And on a live page, by the module that refuses it.
        await using var live = await browser.Open("operator");
        await live.Page.GotoAsync($"/account/language?to={code}&return=%2Fops%2Flimits");
        await live.Go("/ops/limits");
        await live.Page.Locator("main tbody button").First.ClickAsync();
        await live.Page.FillAsync("#limit-reason", "wrong");
        await live.Page.Locator("button[type=submit].primary").PressAsync("Enter");
        var refused = await live.Page.Locator("main [role=alert]").InnerTextAsync();
        Assert.Equal(code == "en", refused.Contains("has no readings of this kind", StringComparison.Ordinal));
        Assert.Equal(code, await live.Page.GetAttributeAsync("html", "lang"));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task What_the_browser_refused_by_itself_was_told_in_the_language_of_the_browser(string code)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(Languages.Cultures[code]);
        await using var visited = await browser.Open();
        var page = visited.Page;
        var (email, send) = (page.Locator("#email"), page.Locator("main button[type=submit]"));
        await page.GotoAsync($"/account/language?to={code}&return=/account/sign-in");
        await send.ClickAsync();
        Assert.Equal(TestTexts.Shared["Typed.Missing"].Value, await Refusal(email));
        await email.FillAsync("nobody");
        await send.ClickAsync();
        Assert.Equal(TestTexts.Shared["Typed.Email"].Value, await Refusal(email));

        // What is right by then is refused no more.
        await email.FillAsync("nobody@urbgrade.example");
        await page.FillAsync("#password", "not the one");
        Assert.True(await email.EvaluateAsync<bool>("field => field.form.checkValidity()"));

        await using var live = await browser.Open("operator");
        await live.Page.GotoAsync($"/account/language?to={code}&return=%2Fops%2Flimits");
        await live.Go("/ops/limits");
        await live.Page.Locator("main tbody button").First.ClickAsync();
        var (reason, write) = (live.Page.Locator("#limit-reason"), live.Page.Locator("button[type=submit].primary"));
        await reason.FillAsync("");
        await write.ClickAsync();
        Assert.Equal(TestTexts.Shared["Typed.Missing"].Value, await Refusal(reason));
        await reason.FillAsync("wrong");
        await write.ClickAsync();
        await live.Page.Locator("main [role=alert]").WaitForAsync();
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_month_behind_the_last_one_was_told_to_be_badly_written(string code)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo(Languages.Cultures[code]), new CultureInfo(Languages.Cultures[code]));
        await using var visited = await browser.Open("staff");
        await visited.Page.GotoAsync($"/account/language?to={code}&return=%2Fapp");
        await visited.Go("/app/quality");
        var month = visited.Page.Locator("#month");
        var last = Months.Read(await month.GetAttributeAsync("max"))!.Value;
        await month.FillAsync(Months.Write(last.AddMonths(1)));
        await visited.Page.ClickAsync("main form.filter button[type=submit]");
        Assert.Equal(TestTexts.Shared["Typed.Latest", Conventions.Month(last)].Value, await Refusal(month));
        await month.FillAsync(Months.Write(last));
        Assert.True(await month.EvaluateAsync<bool>("field => field.form.checkValidity()"));
    }

    private static Task<string> Refusal(ILocator field) => field.EvaluateAsync<string>("field => field.validationMessage");
}
