using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using NodaTime;
using UrbGrade.Bus.Delivery;
using UrbGrade.Command;
using UrbGrade.Command.Processes;
using UrbGrade.Command.Running;
using UrbGrade.Command.Running.Peers;
using UrbGrade.Gateway.Commands;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Service;
using UrbGrade.Gateway.Sites;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Commands;
using UrbGrade.Web.Hosting;

namespace UrbGrade.Tests.Browser;

/// <summary>What <c>urbgrade up</c> starts, in this process: three pilot sites that were prepared by the same steps, whose gateways have sent a
/// history, and what a night made of it.</summary>
public sealed class Demonstration(Chromium chromium) : IAsyncLifetime
{
    private const string Password = "three unrelated words";

    /// <summary>As few as show what was saved: ninety nights before the works, and some after them.</summary>
    private const int Days = 112;

    private readonly TemporaryFolder folder = new(TemporaryFolder.InMemory);
    private readonly Dictionary<string, string> sessions = [];
    private WebApplication? app;
    private int pictures;
    private Demo? demo;

    internal Uri Address { get; private set; } = default!;

    internal DemoState State => demo!.State;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (!Chromium.IsThere)
            return;
        var home = new DemoFolder(folder.Path);
        var options = new UpOptions(folder.Path, Real: null, Clean: false, Port: null, Shops: null, Days);
        var state = options.Begin(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));

        // The first month lacks days, whatever day it is.
        if (state.From.Day <= 7)
            state = state with { From = state.From.AddDays(-7) };
        demo = new Demo(home, "platform", "gateway", state, 1) { Run = RunHere };
        PreparedFolder.CopyDatabaseTo(home.Platform);
        PreparedFolder.CopyKeysTo(home.Platform);
        await Prepare();
        app = await Start(home);
        Address = new Uri(app.Urls.Single());

        // The gateways learn where the platform listens.
        demo = demo with { Port = Address.Port };
        await Prepare();
        await Task.WhenAll(DemoSite.Sending.Select(Send));
        await Idle();
        await Admin("night");
        await Idle();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }

        folder.Dispose();
    }

    /// <summary>A window in which somebody of a role has signed in; nobody has where there is no role.</summary>
    /// <param name="role">As <c>admin user add</c> takes it.</param>
    internal async Task<VisitedPage> Open(string? role = null, DemoSite? site = null, Visit? visit = null)
    {
        Assert.SkipUnless(Chromium.IsThere, $"There is no Chromium at {Chromium.Program}.");
        var asked = (visit ?? new Visit()) with { TakesAnyCertificate = true };
        var options = BrowserFixture.Options(Address, asked);
        options.StorageState = role is null ? null : await Session(role, site);
        return await Visited(options);
    }

    /// <summary>The shopkeeper comes by the link that the demo prints.</summary>
    internal async Task<VisitedPage> OpenAsShopkeeper()
    {
        if (!sessions.TryGetValue(Preparation.Shopkeeper, out var session))
        {
            var link = await NewPreparation().ShopkeeperLinkAsync(Cancellation);
            await using var visited = await Open();
            await visited.Page.GotoAsync(new Uri(link!).PathAndQuery);
            await visited.Page.FillAsync("#password", Password);
            await visited.Page.FillAsync("#again", Password);
            await visited.Page.ClickAsync("main button[type=submit]");
            await visited.SignIn(Preparation.Shopkeeper, Password);
            sessions[Preparation.Shopkeeper] = session = await visited.Page.Context.StorageStateAsync();
        }

        var options = BrowserFixture.Options(Address, new Visit(TakesAnyCertificate: true));
        options.StorageState = session;
        return await Visited(options);
    }

    /// <summary>Runs <c>admin ...</c>, which has to end well.</summary>
    internal Task<string> Admin(params string[] arguments) => demo!.RequireAsync(demo.Administer(arguments), Cancellation);

    /// <summary>Runs the platform's command line without a data folder.</summary>
    internal static async Task<(int Code, string Output)> RunCommand(params string[] arguments)
    {
        await using var output = new StringWriter();
        var code = await UrbGradeCommandLine.Run(arguments, output, output, cancellation: Cancellation);
        return (code, output.ToString());
    }

    /// <summary>The gateway takes what lies there, sends what is due, and gets what the platform asks for.</summary>
    internal async Task Send(DemoSite site)
    {
        var settings = SettingsFile.Load(demo!.Folder.Of(site).Configuration);
        using var held = GatewayHost.Lock(settings, TimeProvider.System);
        using var gateway = GatewayHost.Build(settings, service: false, console: false);
        var pass = await gateway.Services.GetRequiredService<SinglePass>().RunAsync(Cancellation);
        Assert.Equal((0, 0), (pass.Pending, pass.FilesLeft));
    }

    /// <summary>The site drops one more file.</summary>
    internal Task Drop(DemoSite site, string path, byte[] content) => File.WriteAllBytesAsync(Path.Combine(demo!.Folder.Of(site).Drop, path), content, Cancellation);

    internal SiteFolder Of(DemoSite site) => demo!.Folder.Of(site);

    /// <summary>The site goes on: it drops the files of the day after its history.</summary>
    internal async Task DropNextDay(DemoSite site)
    {
        var day = LocalDate.FromDateOnly(State.To).PlusDays(1);
        var kind = SiteKinds.Named(site.Kind);
        foreach (var file in kind.Simulate(seed: 1, assets: null, site.TenantCode, kind.SiteCode).FilesOf(day, day))
            await Drop(site, file.Path, file.Content);
    }

    /// <summary>Waits until all work is done.</summary>
    internal Task Idle() => Eventually.Equal("", () =>
    {
        using var database = app!.Services.GetRequiredService<IUrbGradeContexts>().Read(TenantScope.Platform);
        return string.Join(", ", database.Set<WorkItemRow>().Where(item => item.State < WorkItemState.Done).Select(item => item.Contract).Distinct());
    });

    internal List<T> Rows<T>()
        where T : class
    {
        using var database = app!.Services.GetRequiredService<IUrbGradeContexts>().Read(TenantScope.Platform);
        return [.. database.Set<T>().AsNoTracking()];
    }

    /// <summary>Changes rows while the platform runs.</summary>
    internal Task Change(Action<UrbGradeContext> change) => app!.Services.GetRequiredService<ICommitQueue>().Commit(
        session =>
        {
            using var database = app.Services.GetRequiredService<IUrbGradeContexts>().Write(TenantScope.Platform, session);
            change(database);
            return database.SaveChanges();
        },
        Cancellation);

    private static async Task<(int ExitCode, string Output)> RunHere(Invocation invocation, CancellationToken cancellation)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var (program, arguments) = (invocation.Arguments[0], invocation.Arguments.Skip(1).ToArray());
        var code = program == "gateway"
            ? await GatewayCommandLine.InvokeAsync(arguments, output, output)
            : await UrbGradeCommandLine.Run(arguments, output, output, cancellation: cancellation);
        return (code, output.ToString());
    }

    private static async Task<WebApplication> Start(DemoFolder home)
    {
        var options = new ServeOptions { DataFolder = home.Platform, HttpsPort = 0, Bind = IPAddress.Loopback.ToString(), ServerCertificate = home.ServerCertificate };
        var host = PlatformHost.Build(options, builder =>
        {
            builder.Logging.ClearProviders();

            // Everybody in the tests comes from one address.
            builder.Configuration.AddInMemoryCollection([new("Pages:SignInAttemptsPerMinute", "10000"), new("Pages:AnswersPerMinute", "10000")]);
        });
        await host.StartAsync(Cancellation);
        return host;
    }

    /// <summary>A fresh page, of which a picture is kept as it was looked at last.</summary>
    private async Task<VisitedPage> Visited(BrowserNewContextOptions options)
    {
        var window = await chromium.NewWindow(options);
        var page = await window.NewPageAsync();
        return new VisitedPage(page, Address, async () =>
        {
            await BrowserFixture.Photograph(page, $"demonstration-{TestContext.Current.TestMethod?.MethodName}-{pictures++}");
            await window.DisposeAsync();
        });
    }

    private Preparation NewPreparation() => new(demo!, DemoPeers.None, new Terminal(TextWriter.Null, TextWriter.Null, interactive: false, TimeProvider.System));

    private Task Prepare() => NewPreparation().RunAsync(Cancellation);

    private async Task<string> Session(string role, DemoSite? site)
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"{role}-{site?.Kind ?? "all"}@urbgrade.example").ToLowerInvariant();
        if (sessions.TryGetValue(email, out var known))
            return known;
        string[] member = site is null ? [] : ["--tenant", site.TenantCode];
        await using var output = new StringWriter();
        using var password = new StringReader(Password + "\n");
        var code = await UrbGradeCommandLine.Run(
            ["admin", "user", "add", "--email", email, "--role", role, "--password-stdin", "--data", demo!.Folder.Platform, .. member], output, output, password);
        Assert.True(code == 0, output.ToString());
        await using var visited = await Open();
        await visited.SignIn(email, Password);
        return sessions[email] = await visited.Page.Context.StorageStateAsync();
    }
}
