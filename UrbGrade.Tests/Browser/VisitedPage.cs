using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace UrbGrade.Tests.Browser;

/// <summary>A page and all that went wrong on it: errors on its console, requests that failed or left this server.</summary>
internal sealed class VisitedPage : IAsyncDisposable
{
    private readonly Func<ValueTask> close;

    public VisitedPage(IPage page, Uri own, Func<ValueTask> close)
    {
        (Page, this.close) = (page, close);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Problems.Enqueue(message.Text);
        };
        page.PageError += (_, error) => Problems.Enqueue(error);
        page.WebSocket += (_, socket) => Sockets.Enqueue(socket.Url);
        page.Request += (_, request) =>
        {
            if (Uri.TryCreate(request.Url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Authority != own.Authority)
                Problems.Enqueue($"Asked elsewhere: {request.Url}");
        };
    }

    public IPage Page { get; }

    public ConcurrentQueue<string> Problems { get; } = [];

    public ConcurrentQueue<string> Sockets { get; } = [];

    /// <summary>Opens a path; a signed-in page is ready once its circuit answers, a chart once it is drawn.</summary>
    public async Task Go(string path)
    {
        await Page.GotoAsync(path);
        if (await Page.Locator(".work").CountAsync() > 0)
            await Page.WaitForFunctionAsync("() => document.activeElement?.tagName === 'H1' || ['why', 'standing'].includes(document.activeElement?.id)");
        await UntilDrawn();
    }

    /// <summary>Signs in, and waits until that leads somewhere.</summary>
    public async Task SignIn(string email, string password)
    {
        await Page.GotoAsync("/account/sign-in");
        await Page.FillAsync("#email", email);
        await Page.FillAsync("#password", password);
        await Page.ClickAsync("main button[type=submit]");
        await Page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    /// <summary>Looks at the same page in another width and colour scheme.</summary>
    public async Task LookAgain(int width, bool isDark)
    {
        await Page.SetViewportSizeAsync(width, Visit.Height);
        await Page.EmulateMediaAsync(new() { ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light });

        // What watches the width or the scheme hears of it before the next picture, and has drawn itself with the one after.
        await Page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        await UntilDrawn();
    }

    public ValueTask DisposeAsync() => close();

    private async Task UntilDrawn()
    {
        if (await Page.Locator("ug-chart, ug-heat").CountAsync() > 0)
            await Page.WaitForFunctionAsync("() => [...document.querySelectorAll('ug-chart, ug-heat')].every(c => c.dataset.state && c.dataset.state !== 'loading')");
    }
}
