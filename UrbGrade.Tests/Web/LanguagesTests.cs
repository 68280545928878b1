using System.Net;
using System.Text.RegularExpressions;
using UrbGrade.Web.Shell;

namespace UrbGrade.Tests.Web;

/// <summary>In which language a page answers, and how a reader changes it.</summary>
public sealed partial class LanguagesTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    private const string State = "/d/20?month=2019-11&unit=%E2%82%AC";

    public static TheoryData<string> Codes => [.. Languages.Cultures.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task An_address_says_the_language_and_where_the_others_are(string code)
    {
        using var visitor = fixture.Visitor();
        foreach (var path in new[] { "", "/d/20", "/help", "/privacy", "/open-data", "/accessibility", "/vocabulary" })
        {
            var page = await visitor.Read($"/{code}{path}");
            Assert.Contains($"<html lang=\"{code}\" data-culture=\"{Languages.Cultures[code]}\"", page, StringComparison.Ordinal);
            Assert.All(Languages.Cultures.Keys, other =>
                Assert.Contains($"hreflang=\"{other}\" href=\"{fixture.Host.Address}{other}{path}\"", page, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Choosing_a_language_keeps_the_page_and_its_state(string code)
    {
        using var visitor = fixture.Visitor();
        var address = PickerOf(await visitor.Read("/en" + State), code);
        using var chosen = await visitor.Get(address);

        Assert.Equal($"/{code}{State}", chosen.Headers.Location!.OriginalString);
        Assert.Contains($"<html lang=\"{code}\"", await visitor.Read(State), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/app?month=2019-11", "staff")]
    [InlineData("/account/sign-in", null)]
    public async Task Pages_without_a_language_in_their_address_follow_the_choice(string path, string? who)
    {
        using var visitor = who is null ? fixture.Visitor() : await fixture.SignedIn(who);
        using var chosen = await visitor.Get(PickerOf(await visitor.Read(path), "eu"));

        Assert.Equal(path, chosen.Headers.Location!.OriginalString);
        Assert.Contains("<html lang=\"eu\" data-culture=\"eu-ES\"", await visitor.Read(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_page_speaks_the_language_of_what_was_asked_for_and_lets_it_be_changed()
    {
        using var visitor = fixture.Visitor();
        using var response = await visitor.Get("/da/d/99?x=1");
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<html lang=\"da\"", page, StringComparison.Ordinal);
        Assert.EndsWith("return=%2Fda%2Fd%2F99%3Fx%3D1", PickerOf(page, "ca"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_from_a_page_goes_on_in_its_language()
    {
        using var visitor = fixture.Visitor();
        var page = await visitor.Read("/ca/d/20");
        using var moved = await visitor.Get("/account/language?to=ca&return=%2Faccount%2Fsign-in");

        Assert.Contains("href=\"/account/language?to=ca&amp;return=%2Faccount%2Fsign-in\"", page, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", moved.Headers.Location!.OriginalString);
        Assert.Contains("<html lang=\"ca\"", await visitor.Read("/account/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_signs_in_on_another_machine_is_spoken_to_as_on_the_last_one()
    {
        using (var first = await fixture.SignedIn("other"))
        {
            using var chosen = await first.Get(PickerOf(await first.Read("/app"), "da"));
        }

        using var second = await fixture.SignedIn("other");
        Assert.Contains("<html lang=\"da\"", await second.Read("/app"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu,en;q=0.5", "eu")]
    [InlineData("es-MX,en;q=0.5", "es")]
    [InlineData("fr,da;q=0.3,ca;q=0.7", "ca")]
    [InlineData("fr", "en")]
    public async Task Whoever_has_chosen_nothing_gets_what_the_browser_likes_best(string browser, string code)
    {
        using var http = new HttpClient { BaseAddress = fixture.Host.Address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", browser);

        Assert.Contains($"<html lang=\"{code}\"", await http.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static string PickerOf(string page, string code) => WebUtility.HtmlDecode(
        PickerLink().Matches(page).Select(link => link.Groups[1].Value).Single(link => link.Contains($"to={code}&", StringComparison.Ordinal)));

    [GeneratedRegex("href=\"(/account/language\\?to=..&amp;return=[^\"]*)\" lang=")]
    private static partial Regex PickerLink();
}
