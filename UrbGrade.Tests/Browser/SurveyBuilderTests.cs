using Microsoft.Playwright;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.Browser;

/// <summary>A survey on the whole platform, as the town's staff writes it and a citizen meets it.</summary>
public sealed class SurveyBuilderTests(BrowserFixture browser, ApiPlatform platform) : IClassFixture<BrowserFixture>, IClassFixture<ApiPlatform>
{
    private const string Written = "/app/surveys/light-in-my-street";

    [Fact]
    public async Task A_survey_is_published_once_it_is_whole_and_takes_answers_until_it_is_closed()
    {
        await using var visited = await browser.OpenOn(platform, "surveys@barcelona.example", "Staff", ApiPlatform.Own);
        var page = visited.Page;
        await visited.Go("/app/surveys");
        await page.FillAsync("#code", "light-in-my-street");
        await page.GetByRole(AriaRole.Region, new() { Name = "Begin a survey" }).Locator("button[type=submit]").ClickAsync();
        await page.WaitForURLAsync($"**{Written}");
        await visited.Go(Written);
        foreach (var language in SurveyForm.Languages)
        {
            await page.FillAsync($"#title-{language}", $"Light in my street ({language})");
            if (language != "da")
                await page.FillAsync($"#text-q0-{language}", $"How is the light? ({language})");
        }

        // What is missing in one language keeps it from all.
        var publish = page.GetByRole(AriaRole.Button, new() { Name = "Save and publish" });
        await publish.ClickAsync();
        await page.Locator("main [role=alert]", new() { HasTextString = "Nothing was published" }).WaitForAsync();
        Assert.Equal(0, await page.Locator("main a[href^='/s/']").CountAsync());

        await page.FillAsync("#text-q0-da", "How is the light? (da)");
        await publish.ClickAsync();
        await page.Locator("main [role=status]", new() { HasTextString = "The survey is open" }).WaitForAsync();
        var address = await page.Locator("main a[href^='/s/']").First.GetAttributeAsync("href");

        await using var citizen = await browser.OpenAt(platform.Client.BaseAddress!);
        await citizen.Page.GotoAsync(address!);
        Assert.Equal("Light in my street (en)", await citizen.Page.InnerTextAsync("h1"));
        await citizen.Page.Locator("main form button.primary").ClickAsync();
        await citizen.Page.GetByText("How is the light? (en)").First.WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Close the survey" }).ClickAsync();
        await page.Locator(".mud-dialog button.danger").ClickAsync();
        await page.Locator("main [role=status]", new() { HasTextString = "The survey takes no answers any more" }).WaitForAsync();
        await citizen.Page.GotoAsync(address!);
        await citizen.Page.GetByText("This survey is closed").WaitForAsync();
        Assert.Empty(visited.Problems);
        Assert.Empty(citizen.Problems);
    }
}
