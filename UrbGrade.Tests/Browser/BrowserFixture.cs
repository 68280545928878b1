using Microsoft.Playwright;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web;
using UrbGrade.Tests.Web.Api.V1;
using UrbGrade.Tests.Web.Fictional;

namespace UrbGrade.Tests.Browser;

/// <summary>One host for the tests of a class, and windows of Chromium that look at it.</summary>
public sealed class BrowserFixture(Chromium chromium) : IAsyncLifetime
{
    /// <summary>Where the command that runs the tests gathers what they leave.</summary>
    private static readonly string Artifacts =
        Environment.GetEnvironmentVariable("URBGRADE_ARTIFACTS") ?? Path.Combine(Checkout.Root, "artifacts");

    private readonly Dictionary<string, string> sessions = [];
    private readonly Dictionary<(string? Who, Visit Visit), IBrowserContext> windows = [];

    /// <summary>The pictures that the guides show.</summary>
    internal static string OfGuides { get; } = Path.Combine(Checkout.Root, "docs", "images");

    /// <summary>Where such pictures are put when they are taken.</summary>
    internal static string TakenForGuides { get; } =
        Environment.GetEnvironmentVariable("URBGRADE_GUIDE_PICTURES") == "1" ? OfGuides : Path.Combine(Artifacts, "guides");

    internal PageHost Host { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.IsThere)
            Host = await PageHost.Start();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in windows.Values)
            await window.DisposeAsync();
        if (Host is not null)
            await Host.DisposeAsync();
    }

    /// <summary>A fresh page that remembers what went wrong on it.</summary>
    internal async Task<VisitedPage> Open(string? who = null, Visit? visit = null)
    {
        var window = await NewWindow(who, visit ?? new Visit());
        return new VisitedPage(await window.NewPageAsync(), Host.Address, window.DisposeAsync);
    }

    /// <summary>The same in a window that stays open for the tests of the class that look on alike: what one has loaded the next one has.</summary>
    internal async Task<VisitedPage> OpenTab(string? who, Visit visit)
    {
        if (!windows.TryGetValue((who, visit), out var window))
            windows[(who, visit)] = window = await NewWindow(who, visit);
        var page = await window.NewPageAsync();
        return new VisitedPage(page, Host.Address, async () => await page.CloseAsync());
    }

    /// <summary>A fresh page on another host.</summary>
    internal async Task<VisitedPage> OpenAt(Uri address, Visit? visit = null)
    {
        var window = await chromium.NewWindow(Options(address, visit ?? new Visit()));
        return new VisitedPage(await window.NewPageAsync(), address, window.DisposeAsync);
    }

    /// <summary>A fresh page on the whole platform, where somebody of a role has just signed in.</summary>
    internal async Task<VisitedPage> OpenOn(ApiPlatform platform, string email, string role, string? tenant, Visit? visit = null)
    {
        var visited = await OpenAt(platform.Client.BaseAddress!, visit);
        (await platform.SignedIn(email, role, tenant)).Dispose();
        await visited.SignIn(email, ApiPlatform.Password);
        return visited;
    }

    /// <summary>Keeps a picture of the whole page among the artifacts.</summary>
    internal static Task Photograph(IPage page, string name)
    {
        var folder = Path.Combine(Artifacts, "screenshots");
        Directory.CreateDirectory(folder);
        return page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    /// <summary>A small picture of what a window shows, as the guides have it.</summary>
    /// <returns>The file's name.</returns>
    internal static async Task<string> PictureForGuides(IPage page, string name)
    {
        var file = $"guide-{name}.jpg";
        Directory.CreateDirectory(TakenForGuides);
        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(TakenForGuides, file), Type = ScreenshotType.Jpeg, Quality = 75, Animations = ScreenshotAnimations.Disabled,
            Clip = new Clip { X = 0, Y = 0, Width = page.ViewportSize!.Width, Height = 720 },
        });
        return file;
    }

    internal static BrowserNewContextOptions Options(Uri address, Visit visit) => new()
    {
        BaseURL = address.ToString(),
        ViewportSize = new ViewportSize { Width = visit.Width, Height = Visit.Height },
        ColorScheme = visit.IsDark ? ColorScheme.Dark : ColorScheme.Light,
        JavaScriptEnabled = visit.HasScripts,
        BypassCSP = visit.BypassesPolicy,
        IgnoreHTTPSErrors = visit.TakesAnyCertificate,
    };

    private async Task<IBrowserContext> NewWindow(string? who, Visit visit)
    {
        Assert.SkipUnless(Chromium.IsThere, $"There is no Chromium at {Chromium.Program}.");
        var options = Options(Host.Address, visit);
        options.StorageState = who is null ? null : await Session(who);
        return await chromium.NewWindow(options);
    }

    private async Task<string> Session(string who)
    {
        if (sessions.TryGetValue(who, out var known))
            return known;
        await using var visited = await OpenAt(Host.Address);
        await visited.SignIn($"{who}@urbgrade.example", FictionalAccounts.Password);
        return sessions[who] = await visited.Page.Context.StorageStateAsync();
    }
}
