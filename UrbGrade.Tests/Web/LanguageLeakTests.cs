using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Shell;

namespace UrbGrade.Tests.Web;

/// <summary>Nothing on a page may be English in another language, and nowhere may the key of a text show itself.</summary>
public sealed class LanguageLeakTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    private static readonly string[] Everybodys =
        ["/", "/d/20", "/d/30", "/d/40", "/v/0penp0st", "/s/0penf0rm", "/street/20/Carrer%20Fictici", "/help", "/privacy", "/open-data", "/accessibility", "/account/sign-in", "/account/denied", "/account/first", "/account/welcome", "/account/forgotten", "/failed", "/reports/stop?id=1&code=right", "/nothing-here"];

    private static readonly string[] Residents = ["/my", "/my/trade", "/my/comfort", "/my/bills", "/my/data"];

    private static readonly string[] Staffs =
    [
        "/app", "/app/findings/1", "/app/places", "/app/asset/2", "/app/compare", "/app/map", "/app/quality", "/app/figures", "/app/forecasts", "/app/forecasts/1", "/app/profiles", "/app/profiles/2",
        "/app/explore?a=1&b=2", "/app/lighting", "/app/plan", "/app/alerts", "/app/reports", "/app/votes", "/app/campaigns", "/app/surveys",
        "/app/surveys/street-lighting", "/app/surveys/street-lighting/answers", "/app/surveys/street-lighting/sheets", "/app/surveys/20/sheets?of=District",
        "/app/sheets/light-2019", "/app/reports?template=Council", "/app/reports/schedule", "/app/figures/street/1",
    ];

    private static readonly string[] Operators =
        ["/ops", "/ops/site/2?day=2019-12-22", "/ops/site/1", "/ops/site/2?log=error", "/ops/site/2/resend?from=2019-12-10&until=2019-12-12", "/ops/batch/902", "/ops/failures", "/ops/lighting", "/ops/limits", "/ops/bus", "/ops/events", "/ops/events?text=nothing", "/ops/meters", "/ops/meters?site=1", "/ops/meters?site=77", $"/ops/flow/{FictionalFlows.Conversation}"];

    private static readonly string[] Administrators = ["/admin/certificates", "/admin/places", "/admin/kpis", "/admin/factors"];

    public static TheoryData<string> Codes => [.. Languages.Cultures.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Pages_show_neither_keys_nor_another_language(string code)
    {
        var texts = new LeakedTexts(code);
        var leaks = new List<string>();
        foreach (var (who, paths) in new (string?, string[])[] { (null, Everybodys), ("resident", Residents), ("staff", Staffs), ("operator", Operators), ("tenant", Administrators) })
        {
            using var client = who is null ? fixture.Visitor() : await fixture.SignedIn(who);
            using var chosen = await client.Get($"/account/language?to={code}&return=%2F");
            foreach (var path in paths)
            {
                using var response = await client.Get(path);
                var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                leaks.AddRange(texts.Of(page).Select(leak => $"{path} ({response.StatusCode}): {leak}"));
            }
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Distinct()));
    }
}
