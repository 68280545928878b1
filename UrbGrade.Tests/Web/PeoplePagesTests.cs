using System.Net;
using System.Text.RegularExpressions;
using OtpNet;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.Web;

/// <summary>A person comes in on the whole platform: by a link, with a password of the own choice, and with a second factor.</summary>
public partial class PeoplePagesTests(ApiPlatform platform) : IClassFixture<ApiPlatform>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invited_person_chooses_a_password_and_then_signs_in_with_a_second_factor()
    {
        const string email = "first.person@barcelona.example";
        using var visitor = await platform.SignedIn(email, "Operator", ApiPlatform.Own);
        using (var opened = await visitor.Get("/ops"))
        {
            Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        }

        using var begun = await visitor.Submit("/account/security", null);
        var page = await begun.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("data:image/png;base64,", page, StringComparison.Ordinal);
        Assert.Contains("Your second factor is off.", page, StringComparison.Ordinal);
        var app = new Totp(Base32Encoding.ToBytes(Key().Match(page).Groups[1].Value));
        using var turnedOn = await visitor.SubmitFrom(page, "/account/security", ("On.Code", app.ComputeTotp()));
        var recovery = RecoveryCode().Matches(await turnedOn.Content.ReadAsStringAsync(Cancellation)).Select(code => code.Groups[1].Value).ToList();
        Assert.Equal(10, recovery.Count);
        using (var goesOn = await visitor.Get("/ops"))
        {
            Assert.Equal(HttpStatusCode.OK, goesOn.StatusCode);
        }

        using var later = new PageClient(platform.Client.BaseAddress!);
        using var asked = await later.Submit("/account/sign-in", null, ("Input.Email", email), ("Input.Password", ApiPlatform.Password));
        var form = await asked.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        using (var closed = await later.Get("/ops"))
        {
            Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        }

        using var wrong = await later.SubmitFrom(form, "/account/sign-in", ("Second.Code", "wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using var right = await later.SubmitFrom(form, "/account/sign-in", ("Second.Code", recovery[0]));
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        using var inside = await later.Get("/ops");
        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
    }

    [Fact]
    public async Task A_link_opens_once()
    {
        var link = await Link("second.person@barcelona.example", "Staff");
        using var visitor = new PageClient(platform.Client.BaseAddress!);
        using (var differs = await visitor.Submit(link, null, ("Input.Password", ApiPlatform.Password), ("Input.Again", "something else 12")))
        {
            Assert.Contains("differ", await differs.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        using var chosen = await visitor.Submit(link, null, ("Input.Password", ApiPlatform.Password), ("Input.Again", ApiPlatform.Password));
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        Assert.Contains("opens nothing", await visitor.Read(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_administrator_sees_the_people_and_tokens_in_reach_and_nobody_else_sees_any()
    {
        await Link("hidden@eibar.example", "Staff", ApiPlatform.Foreign);
        using var administrator = await platform.SignedIn("chief@barcelona.example", "TenantAdministrator", ApiPlatform.Own);
        var people = await administrator.Read("/admin/users");
        Assert.Contains("chief@barcelona.example", people, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden@eibar.example", people, StringComparison.Ordinal);
        var tokens = await administrator.Read("/admin/tokens");
        Assert.Contains("portal of 20", tokens, StringComparison.Ordinal);
        Assert.DoesNotContain("portal of 30", tokens, StringComparison.Ordinal);
        using var staff = await platform.SignedIn("staff@barcelona.example", "Staff", ApiPlatform.Own);
        foreach (var path in new[] { "/admin/users", "/admin/tokens" })
        {
            using var refused = await staff.Get(path);
            Assert.Equal("/account/denied", refused.Headers.Location!.AbsolutePath);
        }
    }

    [Fact]
    public async Task An_administrator_was_offered_to_lock_the_own_account()
    {
        await Link("anybody@barcelona.example", "Staff");
        using var administrator = await platform.SignedIn("oneself@barcelona.example", "TenantAdministrator", ApiPlatform.Own);

        var people = await administrator.Read("/admin/users");
        Assert.Contains("aria-label=\"Lock anybody\"", people, StringComparison.Ordinal);
        Assert.DoesNotContain("aria-label=\"Lock oneself\"", people, StringComparison.Ordinal);
        Assert.Contains("Your own account: only somebody else may lock it.", people, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenants_own_page_has_its_people_with_their_roles_and_nobody_elses()
    {
        await Link("theirs@barcelona.example", "Operator");
        await Link("others@eibar.example", "Staff", ApiPlatform.Foreign);
        using var platformAdministrator = await platform.SignedIn("over.all@urbgrade.example", "PlatformAdministrator");
        var tenants = await platformAdministrator.Read("/admin/tenants");
        var own = TenantPage().Matches(tenants).Select(link => link.Value).ToList();
        var pages = new List<string>();
        foreach (var page in own)
        {
            pages.Add(await platformAdministrator.Read($"{page}?tab=users"));
        }

        var theirs = Assert.Single(pages, page => page.Contains("theirs@barcelona.example", StringComparison.Ordinal));
        Assert.DoesNotContain("others@eibar.example", theirs, StringComparison.Ordinal);
        Assert.Contains("Role of theirs", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"PlatformAdministrator\"", theirs, StringComparison.Ordinal);
    }

    private async Task<string> Link(string email, string role, string tenant = ApiPlatform.Own)
    {
        var invited = await platform.Admin("user", "invite", "--email", email, "--role", role, "--tenant", tenant, "--address", platform.Client.BaseAddress!.ToString());
        return new Uri(invited.GetProperty("details").GetProperty("link").GetString()!).PathAndQuery;
    }

    [GeneratedRegex("""id="factor-key">([A-Z2-7]+)<""")]
    private static partial Regex Key();

    [GeneratedRegex("/admin/tenants/[0-9]+(?=\")")]
    private static partial Regex TenantPage();

    [GeneratedRegex("<li>([a-z2-9]{5}-[a-z2-9]{5})</li>")]
    private static partial Regex RecoveryCode();
}
