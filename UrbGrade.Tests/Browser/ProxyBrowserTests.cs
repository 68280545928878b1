using UrbGrade.Tests.Web.Api.V1;
using UrbGrade.Tests.Web.Proxy;
using UrbGrade.Web.Proxy;

namespace UrbGrade.Tests.Browser;

/// <summary>Signed-in pages through the proxy: their circuits are WebSockets, and two nodes stand behind it.</summary>
public sealed class ProxyBrowserTests(BrowserFixture browser, ApiPlatform platform) : IClassFixture<BrowserFixture>, IClassFixture<ApiPlatform>
{
    [Fact]
    public async Task A_page_answers_over_its_socket_through_the_proxy()
    {
        await using var second = await platform.Start();
        await using var proxy = await RunningProxy.Start(new ProxyOptions { Upstream = $"{platform.Client.BaseAddress}, {second.Urls.Single()}" });
        var address = new UriBuilder(proxy.Address) { Host = "localhost" }.Uri;
        await using var visited = await browser.OpenAt(address, new Visit(TakesAnyCertificate: true));
        (await platform.SignedIn("proxied@barcelona.example", "TenantAdministrator", ApiPlatform.Own)).Dispose();
        var page = visited.Page;
        await visited.SignIn("proxied@barcelona.example", ApiPlatform.Password);
        await visited.Go("/admin/tokens");
        await page.FillAsync("#token-name", "made through the proxy");
        await page.ClickAsync("main form button[type=submit]");
        await page.Locator("#new-token").WaitForAsync();

        // Invitations lead to where the administrator is, not to where the platform listens.
        await visited.Go("/admin/users");
        await page.FillAsync("#user-email", "invited-through@barcelona.example");
        await page.ClickAsync("main form button[type=submit]");
        Assert.StartsWith(address.ToString(), await page.Locator("#new-link").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(visited.Sockets, socket => socket.StartsWith($"wss://localhost:{address.Port}/_blazor", StringComparison.Ordinal));
        Assert.Empty(visited.Problems);
        await second.StopAsync(TestContext.Current.CancellationToken);
    }
}
