using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(UrbGrade.Tests.Browser.Chromium))]

namespace UrbGrade.Tests.Browser;

/// <summary>One Chromium for all tests, started when the first one asks for it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    internal static readonly string Program = Environment.GetEnvironmentVariable("URBGRADE_CHROMIUM") ?? "/usr/bin/chromium";

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> started = new(Start);

    internal static bool IsThere => File.Exists(Program);

    /// <summary>A window that shares nothing with others. Where there is no Chromium the test is skipped.</summary>
    internal async Task<IBrowserContext> NewWindow(BrowserNewContextOptions options)
    {
        Assert.SkipUnless(IsThere, $"There is no Chromium at {Program}.");
        var window = await (await started.Value).Browser.NewContextAsync(options);

        // Every wait is for something that comes; how soon is the machine's affair.
        window.SetDefaultTimeout(120_000);
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        if (started.IsValueCreated)
        {
            var (playwright, browser) = await started.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> Start()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        return (playwright, browser);
    }
}
