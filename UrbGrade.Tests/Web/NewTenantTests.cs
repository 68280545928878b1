using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components.Endpoints;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.Web;

/// <summary>A town that was added a minute ago has nothing to show yet: each page says what it lacks and what to do next.</summary>
public sealed class NewTenantTests(ApiPlatform platform) : IClassFixture<ApiPlatform>
{
    private const string Code = "80";

    private static readonly string[] Municipal =
    [
        "/app", "/app/places", "/app/compare", "/app/map", "/app/quality", "/app/figures", "/app/forecasts", "/app/profiles", "/app/explore", "/app/lighting", "/app/plan", "/app/alerts",
        "/app/reports", "/app/reports/schedule", "/app/votes", "/app/campaigns", "/app/surveys",
    ];

    private static readonly string[] Operations = ["/ops", "/ops/lighting", "/ops/limits", "/ops/events", "/ops/meters"];

    private static readonly string[] Administration = ["/admin/places", "/admin/certificates", "/admin/tokens"];

    private static readonly string[] Resident = ["/my", "/my/comfort", "/my/bills", "/my/trade"];

    /// <summary>Pages that are never empty, or that have nothing to wait for, each with why.</summary>
    private static readonly Dictionary<string, string> Never = new()
    {
        ["/ops/failures"] = "No failed work is good news, and is said as such.",
        ["/ops/bus"] = "The platform's own services are there.",
        ["/admin"] = "Nothing to do is good news.",
        ["/admin/users"] = "Its reader is one of the people.",
        ["/admin/audit"] = "Its reader came by an invitation, which stands there.",
        ["/admin/kpis"] = "The platform's own indicators are there.",
        ["/admin/factors"] = "The platform begins with some.",
        ["/admin/schemas"] = "Each tenant begins with the pilots' schemas.",
        ["/admin/schemas/edit"] = "It is a form.",
        ["/admin/tenants"] = "It is about all tenants.",
        ["/admin/health"] = "It is about the platform.",
        ["/my/data"] = "An account is data.",
    };

    [Fact]
    public async Task Each_page_of_a_new_tenant_says_what_it_lacks_and_what_to_do_next()
    {
        await platform.Admin("tenant", "add", "--code", Code, "--name", "New Town");
        using var administrator = await platform.SignedIn("chief@new.example", "TenantAdministrator", Code);
        using var resident = await platform.SignedIn("somebody@new.example", "Resident", Code);
        var silent = new List<string>();
        foreach (var (who, path) in Municipal.Concat(Operations).Concat(Administration).Select(path => (administrator, path)).Concat(Resident.Select(path => (resident, path))))
        {
            if (!Tells(await who.Read(path)))
            {
                silent.Add(path);
            }
        }

        Assert.Empty(silent);
    }

    [Fact]
    public async Task What_needs_readings_or_votes_says_how_to_come_by_them_and_asks_for_nothing_that_cannot_be_done_yet()
    {
        await platform.Admin("tenant", "add", "--code", "81", "--name", "Newer Town");
        using var administrator = await platform.SignedIn("chief@newer.example", "TenantAdministrator", "81");
        var plan = await administrator.Read("/app/plan");

        Assert.Contains("ask your administrator to import the site", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Compute a package below", plan, StringComparison.Ordinal);
        Assert.Contains("ask your administrator to import the site", await administrator.Read("/app/forecasts"), StringComparison.Ordinal);
        Assert.Contains("write a QR campaign, print its sheets", await administrator.Read("/app/votes"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_without_a_name_in_its_address_is_held_to_it()
    {
        var pages = platform.Routes.Where(route => route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => !path.Contains('{', StringComparison.Ordinal) && new[] { "/app", "/ops", "/admin", "/my" }.Any(area => path == area || path.StartsWith(area + "/", StringComparison.Ordinal)))
            .Distinct();

        Assert.Equal(pages.Order(), Municipal.Concat(Operations).Concat(Administration).Concat(Resident).Concat(Never.Keys).Order());
    }

    /// <summary>Whether a state has a title and something beside it.</summary>
    private static bool Tells(string page) => new HtmlParser().ParseDocument(page).QuerySelectorAll("main .state:not(.good)").Any(state =>
        state.QuerySelector(".title")?.TextContent.Trim().Length > 0
        && state.QuerySelectorAll("p:not(.title), .actions a, .actions button").Any(part => part.TextContent.Trim().Length > 0));
}
