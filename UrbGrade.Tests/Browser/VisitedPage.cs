using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace UrbGrade.Tests.Browser;

/// <summary>A page and all that went wrong on it: errors on its console, requests that failed or left this server.</summary>
internal sealed class VisitedPage : IAsyncDisposable
{
    public VisitedPage(IPage page, Uri own)
    {
        Page = page;
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
            await Page.WaitForFunctionAsync("() => document.activeElement?.tagName === 'H1' || document.activeElement?.id === 'why'");
        if (await Page.Locator("ug-chart").CountAsync() > 0)
            await Page.WaitForFunctionAsync("() => [...document.querySelectorAll('ug-chart')].every(c => c.dataset.state && c.dataset.state !== 'loading')");
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
