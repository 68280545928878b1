using System.Net;
using UrbGrade.Tests.Web.Fictional;

namespace UrbGrade.Tests.Web;

public sealed class AccountPagesTests : IAsyncLifetime
{
    private PageHost host = default!;
    private PageClient visitor = default!;

    public async ValueTask InitializeAsync()
    {
        host = await PageHost.Start();
        visitor = new PageClient(host.Address);
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_signed_out_visitor_is_sent_to_sign_in_and_back()
    {
        using var away = await visitor.Get("/app/asset/2");
        Assert.Equal(HttpStatusCode.Redirect, away.StatusCode);
        Assert.Equal("/account/sign-in?return=%2Fapp%2Fasset%2F2", away.Headers.Location!.PathAndQuery);

        using var back = await SignIn("staff", FictionalAccounts.Password, away.Headers.Location.PathAndQuery);
        Assert.Equal(new Uri(host.Address, "/app/asset/2"), new Uri(host.Address, back.Headers.Location!));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task Sign_in_never_leads_to_another_site(string address)
    {
        using var response = await SignIn("staff", FictionalAccounts.Password, "/account/sign-in?return=" + Uri.EscapeDataString(address));

        Assert.Equal(new Uri(host.Address, "/app"), new Uri(host.Address, response.Headers.Location!));
    }

    [Theory]
    [InlineData("staff", "/app")]
    [InlineData("operator", "/ops")]
    [InlineData("tenant", "/app")]
    public async Task Whoever_asked_for_no_page_begins_with_the_own_first_one(string who, string first)
    {
        using var response = await SignIn(who, FictionalAccounts.Password);

        Assert.Equal(new Uri(host.Address, first), new Uri(host.Address, response.Headers.Location!));
    }

    /// <summary>Browsers leave tabs and line ends out of an address, so that two slashes remain.</summary>
    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\t/elsewhere.example/")]
    [InlineData("/\n/elsewhere.example/")]
    public async Task Neither_does_the_choice_of_a_language(string address)
    {
        using var response = await visitor.Get("/account/language?to=en&return=" + Uri.EscapeDataString(address));

        Assert.Equal("/", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("staff", "wrong")]
    [InlineData("nobody", FictionalAccounts.Password)]
    public async Task A_refused_sign_in_does_not_tell_which_part_is_wrong(string who, string password)
    {
        using var response = await SignIn(who, password);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains(
            "do not fit together, or there were too many attempts", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/sign-in", "sign-in")]
    [InlineData($"/account/first?token={FictionalAccounts.Token}", "first")]
    public async Task A_form_without_a_token_that_holds_is_shown_again_with_a_sentence(string path, string handler)
    {
        using var response = await visitor.Post(
            path, ("_handler", handler), ("__RequestVerificationToken", "old"), ("Input.Email", "staff@urbgrade.example"),
            ("Input.Password", FictionalAccounts.Password), ("Input.Again", FictionalAccounts.Password), ("Input.Token", FictionalAccounts.Token));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("had grown too old", page, StringComparison.Ordinal);
        Assert.Contains("__RequestVerificationToken", page, StringComparison.Ordinal);
        using var away = await visitor.Get("/app");
        Assert.Equal(HttpStatusCode.Redirect, away.StatusCode);
        Assert.Contains("Input.Password", await visitor.Read($"/account/first?token={FictionalAccounts.Token}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_attempts_from_one_address_are_slowed_down()
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 21; i++)
        {
            using var response = await visitor.Post("/account/sign-in", ("_handler", "sign-in"));
            statuses.Add(response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task Signing_out_needs_the_forms_token_and_ends_the_session()
    {
        await visitor.SignIn("staff");
        using var forged = await visitor.Post("/account/sign-out");
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Contains(
            "reload the page", await forged.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var real = await visitor.Submit("/app", "/account/sign-out");
        Assert.Equal(HttpStatusCode.Redirect, real.StatusCode);
        using var after = await visitor.Get("/app");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task The_first_administrator_comes_in_by_a_link_that_works_once()
    {
        var link = $"/account/first?token={FictionalAccounts.Token}";
        using var created = await Create(link, "admin@urbgrade.example", FictionalAccounts.Password, FictionalAccounts.Password);

        Assert.Equal(new Uri(host.Address, "/admin/tenants"), new Uri(host.Address, created.Headers.Location!));
        Assert.Contains("Kalø", WebUtility.HtmlDecode(await visitor.Read("/admin/tenants")), StringComparison.Ordinal);
        Assert.Contains("This link opens nothing", await visitor.Read(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_different_passwords_create_no_administrator()
    {
        using var response = await Create(
            $"/account/first?token={FictionalAccounts.Token}", "admin@urbgrade.example", FictionalAccounts.Password, "another one entirely");

        Assert.Contains(
            "The two passwords differ", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/first")]
    [InlineData("/account/first?token=guessed")]
    public async Task A_wrong_link_opens_nothing_and_shows_no_form(string link)
    {
        var page = await visitor.Read(link);

        Assert.Contains("This link opens nothing", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Input.Password", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_administrator_switches_between_tenants()
    {
        await visitor.SignIn("admin");
        Assert.Contains("The Blue Chair", await visitor.Read("/app/places"), StringComparison.Ordinal);

        using var response = await visitor.Submit("/app", "/account/tenant", ("tenant", "3"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.DoesNotContain("The Blue Chair", await visitor.Read("/app/places"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/app/asset/2?period=month", "/app/places")]
    [InlineData("/ops/site/2/resend", "/ops")]
    [InlineData("/app/explore?from=2019-12-01", "/app/explore?from=2019-12-01")]
    public async Task Switching_on_a_page_of_one_place_led_to_nothing(string from, string to)
    {
        await visitor.SignIn("admin");
        using var response = await visitor.Submit("/app", "/account/tenant", ("tenant", "3"), ("return", from));

        Assert.Equal(to, response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Nobody_else_switches_tenants()
    {
        await visitor.SignIn("other");
        using var response = await visitor.Submit("/app", "/account/tenant", ("tenant", "2"));

        Assert.Equal("/account/denied", response.Headers.Location!.AbsolutePath);
        Assert.DoesNotContain("The Blue Chair", await visitor.Read("/app/places"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_was_asked_to_sign_out()
    {
        using var denied = await visitor.Get("/account/denied");

        Assert.DoesNotContain("Sign out", await denied.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await visitor.SignIn("other");
        using var known = await visitor.Get("/account/denied");
        Assert.Contains("Sign out", await known.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "A link is on its way, if there is such an account")]
    [InlineData("eu", "Kontu hori badago, esteka bidean da")]
    public async Task Whoever_forgot_the_password_is_told_the_same_whether_there_is_an_account_or_not(string language, string told)
    {
        using var chosen = await visitor.Get($"/account/language?to={language}&return=/account/forgotten");
        Assert.Contains("href=\"/account/forgotten\"", await visitor.Read("/account/sign-in"), StringComparison.Ordinal);
        foreach (var who in new[] { "staff@urbgrade.example", "nobody@urbgrade.example" })
        {
            using var response = await visitor.Submit("/account/forgotten", null, ("Input.Email", $" {who} "));
            var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Contains(told, page, StringComparison.Ordinal);
            Assert.DoesNotContain("Input.Email", page, StringComparison.Ordinal);
        }

        Assert.Equal([("staff@urbgrade.example", language), ("nobody@urbgrade.example", language)], host.Accounts.Forgotten);
    }

    [Fact]
    public async Task A_platform_that_sends_no_links_says_who_makes_one()
    {
        host.Accounts.CanSend = false;
        var page = await visitor.Read("/account/forgotten");

        Assert.Contains("Your administrator can make a link for you", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Input.Email", page, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> SignIn(string who, string password, string path = "/account/sign-in") => visitor.Submit(
        path, null, ("Input.Email", $"{who}@urbgrade.example"), ("Input.Password", password));

    private Task<HttpResponseMessage> Create(string link, string email, string password, string again) => visitor.Submit(
        link, null, ("Input.Email", email), ("Input.Password", password), ("Input.Again", again));
}
