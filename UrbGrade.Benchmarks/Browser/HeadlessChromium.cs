using Microsoft.Playwright;
using UrbGrade.Benchmarks.Load;
using UrbGrade.Benchmarks.Measuring;

namespace UrbGrade.Benchmarks.Browser;

/// <summary>A Chromium of its own for one measurement.</summary>
internal sealed class HeadlessChromium : IAsyncDisposable
{
    private const string Email = "benchmark@example.org";
    private const string Password = "seen by nobody else 1!";

    private readonly IPlaywright playwright;

    private HeadlessChromium(IPlaywright playwright, IBrowser browser) => (this.playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    private static string Program => Environment.GetEnvironmentVariable("URBGRADE_CHROMIUM") ?? "/usr/bin/chromium";

    public static async Task<HeadlessChromium> StartAsync()
    {
        if (!File.Exists(Program))
            throw new BenchException("Chromium is missing: apt-get install chromium");
        var playwright = await Playwright.CreateAsync();
        return new HeadlessChromium(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        }));
    }

    /// <summary>Gives the platform an account, of the staff unless another role is named.</summary>
    public static Task AddAccountAsync(PublishedPlatform platform, string role = "Staff") => platform.AdministerWithAsync(
        Password + "\n", "user", "add", "--email", Email, "--role", role, "--tenant", PublishedPlatform.Tenant, "--password-stdin");

    /// <summary>A browser without cache and cookies of before.</summary>
    public Task<IBrowserContext> NewContextAsync() => Browser.NewContextAsync(new BrowserNewContextOptions { IgnoreHTTPSErrors = true });

    /// <summary>A page that the account has signed in on.</summary>
    public static async Task<IPage> SignInAsync(IBrowserContext context, PublishedPlatform platform)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(platform.Address + "/account/sign-in");
        await page.FillAsync("#email", Email);
        await page.FillAsync("#password", Password);
        await page.ClickAsync("form button[type=submit]");
        await page.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal));
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
