using Microsoft.Playwright;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web;
using UrbGrade.Tests.Web.Fictional;

namespace UrbGrade.Tests.Browser;

/// <summary>One Chromium and one host for the tests of a class. Where there is no Chromium the tests are skipped.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string Chromium = Environment.GetEnvironmentVariable("URBGRADE_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Where the command that runs the tests gathers what they leave.</summary>
    private static readonly string Artifacts =
        Environment.GetEnvironmentVariable("URBGRADE_ARTIFACTS") ?? Path.Combine(Checkout.Root, "artifacts");

    private readonly Dictionary<string, string> sessions = [];
    private IPlaywright? playwright;
    private IBrowser? browser;

    internal PageHost Host { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
            return;
        Host = await PageHost.Start();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (Host is not null)
            await Host.DisposeAsync();
    }

    /// <summary>A fresh page that remembers what went wrong on it.</summary>
    internal async Task<VisitedPage> Open(string? who = null, Visit? visit = null)
    {
        Assert.SkipWhen(browser is null, $"There is no Chromium at {Chromium}.");
        visit ??= new Visit();
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Host.Address.ToString(),
            ViewportSize = new ViewportSize { Width = visit.Width, Height = 900 },
            ColorScheme = visit.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = visit.HasScripts,
            BypassCSP = visit.BypassesPolicy,
            StorageState = who is null ? null : await Session(who),
        });
        return new VisitedPage(await NewPage(context), Host.Address);
    }

    /// <summary>A fresh page on another host.</summary>
    internal async Task<VisitedPage> OpenAt(Uri address, Visit? visit = null)
    {
        Assert.SkipWhen(browser is null, $"There is no Chromium at {Chromium}.");
        visit ??= new Visit();
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = visit.Width, Height = 900 },
            ColorScheme = visit.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            BypassCSP = visit.BypassesPolicy,
            IgnoreHTTPSErrors = visit.TakesAnyCertificate,
        });
        return new VisitedPage(await NewPage(context), address);
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
        var folder = Environment.GetEnvironmentVariable("URBGRADE_GUIDE_PICTURES") == "1"
            ? Path.Combine(Checkout.Root, "docs", "images")
            : Path.Combine(Artifacts, "guides");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(folder, file), Type = ScreenshotType.Jpeg, Quality = 75, Animations = ScreenshotAnimations.Disabled,
            Clip = new Clip { X = 0, Y = 0, Width = page.ViewportSize!.Width, Height = 720 },
        });
        return file;
    }

    private static async Task<IPage> NewPage(IBrowserContext context)
    {
        // Every wait is for something that comes; how soon is the machine's affair.
        context.SetDefaultTimeout(120_000);
        return await context.NewPageAsync();
    }

    private async Task<string> Session(string who)
    {
        if (sessions.TryGetValue(who, out var known))
            return known;
        await using var context = await browser!.NewContextAsync(new BrowserNewContextOptions { BaseURL = Host.Address.ToString() });
        var page = await NewPage(context);
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#email", $"{who}@urbgrade.example");
        await page.FillAsync("#password", FictionalAccounts.Password);
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return sessions[who] = await context.StorageStateAsync();
    }
}
