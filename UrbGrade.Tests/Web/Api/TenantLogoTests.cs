using System.Net;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.Web.Api;

public sealed class TenantLogoTests(ApiPlatform platform) : IClassFixture<ApiPlatform>
{
    private const string Logo = "/api/tenants/30/logo.png";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_district_that_is_made_public_shows_its_own_look_to_everybody()
    {
        using (var hidden = await platform.Ask(Logo))
        {
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }

        await platform.Admin("tenant", "set", "--code", "30", "--accent-light", "#8b1a1a", "--accent-dark", "#ffb4a8", "--public", "true");
        var page = "";
        await Eventually.Equal(true, async () =>
        {
            using var answer = await platform.Ask("/d/30", token: "");
            page = await answer.Content.ReadAsStringAsync(Cancellation);
            return page.Contains("#8b1a1a", StringComparison.Ordinal);
        });

        Assert.Contains("<style>:root { --accent: light-dark(#8b1a1a, #ffb4a8)", page, StringComparison.Ordinal);
        Assert.Contains($"src=\"{Logo}?v=", page, StringComparison.Ordinal);
        using var logo = await platform.Ask(Logo, token: "");
        Assert.Equal((HttpStatusCode.OK, "image/png"), (logo.StatusCode, logo.Content.Headers.ContentType?.MediaType));
        using var again = await platform.Ask(Logo, token: "", headers => headers.IfNoneMatch.Add(logo.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        using var owner = await platform.SignedIn("look@eibar.example", "Staff", "30");
        var inside = await owner.Read("/app");
        Assert.Contains("style=\"--accent: light-dark(#8b1a1a, #ffb4a8)", inside, StringComparison.Ordinal);
        Assert.Contains($"src=\"{Logo}?v=", inside, StringComparison.Ordinal);
    }
}
