using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OtpNet;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Commands;
using UrbGrade.Web.Hosting;

namespace UrbGrade.Tests.Web;

public sealed class ExternalSignInTests : IAsyncLifetime
{
    private const string Known = "operator@barcelona.example";

    private readonly TemporaryFolder folder = new();
    private OpenIdServer server = null!;
    private WebApplication app = null!;
    private PageClient visitor = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await OpenIdServer.Start();
        PreparedFolder.CopyDatabaseTo(folder.Path);
        PreparedFolder.CopyKeysTo(folder.Path);
        await File.WriteAllTextAsync(folder.File("urbgrade.json"), JsonSerializer.Serialize(new
        {
            OpenIdConnect = new { Authority = server.Address, OpenIdServer.ClientId, OpenIdServer.ClientSecret, Name = "City login" },
        }), Cancellation);
        await Admin("tenant", "add", "--code", "20", "--name", "Barcelona");
        await Admin("user", "invite", "--email", Known, "--role", "Operator", "--tenant", "20", "--address", "https://localhost");
        app = PlatformHost.Build(new ServeOptions { DataFolder = folder.Path, HttpPort = 0 }, builder => builder.Logging.ClearProviders());
        await app.StartAsync(Cancellation);
        visitor = new PageClient(new Uri(app.Urls.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await app.DisposeAsync();
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Whom_the_service_knows_and_an_administrator_invited_comes_in()
    {
        Assert.Contains("Sign in with City login", await visitor.Read("/account/sign-in"), StringComparison.Ordinal);
        server.Email = Known;
        Assert.Equal("/ops", await SignIn());
        using var page = await visitor.Get("/ops");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var audit = await Admin("audit", "export");
        Assert.Contains(audit.EnumerateArray(), line => line.GetProperty("what").GetString() == "account.signed-in"
            && line.GetProperty("who").GetString() == Known && line.GetProperty("after").GetString() == "by 127.0.0.1");
    }

    [Fact]
    public async Task Whoever_turned_on_a_second_factor_is_asked_for_it_all_the_same()
    {
        server.Email = Known;
        await SignIn();
        var factor = app.Services.GetRequiredService<ISecondFactor>();
        var account = (await app.Services.GetRequiredService<IAccounts>().Admit(
            new ExternalIdentity(server.Address + "/", server.Subject, Known), false, Cancellation)).Account!.AccountId;
        var address = new Uri((await factor.Begin(account, Cancellation))!);
        var codes = new Totp(Base32Encoding.ToBytes(QueryHelpers.ParseQuery(address.Query)["secret"].ToString()));
        var recovery = (await factor.Enable(account, codes.ComputeTotp(), Cancellation))!;

        visitor.Dispose();
        visitor = new PageClient(new Uri(app.Urls.Single()));
        var next = await SignIn();
        Assert.Equal("/account/sign-in?external=code&return=%2Fops", next);
        using (var outside = await visitor.Get("/ops"))
        {
            Assert.Equal(HttpStatusCode.Redirect, outside.StatusCode);
        }

        using var entered = await visitor.Submit(next, null, ("Second.Code", recovery[0]));
        Assert.Equal("/ops", entered.Headers.Location!.AbsolutePath);
        using var inside = await visitor.Get("/ops");
        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
    }

    [Theory]
    [InlineData("stranger@barcelona.example", true)]
    [InlineData(Known, false)]
    public async Task Whom_nobody_invited_or_whose_address_is_not_verified_stays_outside(string email, bool verified)
    {
        (server.Email, server.IsVerified) = (email, verified);
        Assert.Equal("/account/sign-in?external=refused", await SignIn());
        Assert.Contains("there is no account here", await visitor.Read("/account/sign-in?external=refused"), StringComparison.Ordinal);
        using var page = await visitor.Get("/ops");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Fact]
    public async Task An_account_stays_the_first_persons_when_the_service_gives_the_address_to_another()
    {
        server.Email = Known;
        Assert.Equal("/ops", await SignIn());

        ComeAnew();
        server.Subject = "person-2";
        Assert.Equal("/account/sign-in?external=refused", await SignIn());

        ComeAnew();
        (server.Subject, server.Email) = ("person-1", "married@barcelona.example");
        Assert.Equal("/ops", await SignIn());
    }

    [Fact]
    public async Task A_platform_administrator_cannot_be_named_by_whoever_runs_the_service()
    {
        await Admin("user", "invite", "--email", "root@urbgrade.example", "--role", "PlatformAdministrator", "--address", "https://localhost");
        server.Email = "root@urbgrade.example";

        Assert.Equal("/account/sign-in?external=refused", await SignIn());

        var allowed = await app.Services.GetRequiredService<IAccounts>().Admit(
            new ExternalIdentity(server.Address, server.Subject, server.Email), admitsPlatformAdministrators: true, Cancellation);
        Assert.Equal(SignInOutcome.Accepted, allowed.Outcome);
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_opens_nothing()
    {
        using var answer = await visitor.Get("/account/external/done?code=invented&state=invented");
        Assert.Equal("/account/sign-in?external=refused", answer.Headers.Location!.ToString());
    }

    /// <summary>Goes to the service and back as a browser would.</summary>
    /// <returns>Where that ends.</returns>
    private async Task<string> SignIn()
    {
        using var asked = await visitor.Get("/account/external?return=/ops");
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answered = await http.GetAsync(asked.Headers.Location!, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        using var back = await visitor.Get(answered.Headers.Location!.PathAndQuery);
        return back.Headers.Location!.ToString();
    }

    private void ComeAnew()
    {
        visitor.Dispose();
        visitor = new PageClient(new Uri(app.Urls.Single()));
    }

    private async Task<JsonElement> Admin(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.True(await UrbGradeCommandLine.Run(["admin", .. arguments, "--data", folder.Path, "--json"], output, error) == 0, $"{output}{error}");
        return JsonSerializer.Deserialize<JsonElement>(output.ToString());
    }
}
