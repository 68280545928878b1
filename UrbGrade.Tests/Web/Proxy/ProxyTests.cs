using System.Globalization;
using System.Net;
using System.Net.Sockets;
using UrbGrade.Tests.Web.Api.V1;
using UrbGrade.Web.Proxy;

namespace UrbGrade.Tests.Web.Proxy;

/// <summary>The proxy before the whole platform, over sockets, as somebody outside meets it.</summary>
public sealed class ProxyTests(ApiPlatform platform) : IClassFixture<ApiPlatform>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Upstream => platform.Client.BaseAddress!.ToString();

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/en", HttpStatusCode.OK)]
    [InlineData("/d/20", HttpStatusCode.OK)]
    [InlineData("/account/sign-in", HttpStatusCode.OK)]
    [InlineData("/assets/favicon.svg", HttpStatusCode.OK)]
    [InlineData("/_framework/blazor.web.js", HttpStatusCode.OK)]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css", HttpStatusCode.OK)]
    [InlineData("/pki/authority.pem", HttpStatusCode.OK)]
    [InlineData("/aggregation?wsdl", HttpStatusCode.OK)]
    [InlineData("/api/v1/sites", HttpStatusCode.Unauthorized)]
    [InlineData("/api/sensorthings/v1.1", HttpStatusCode.Unauthorized)]
    [InlineData("/app", HttpStatusCode.Redirect)]
    [InlineData("/ops/bus", HttpStatusCode.Redirect)]
    [InlineData("/admin/certificates", HttpStatusCode.Redirect)]
    public async Task What_is_published_is_reached(string path, HttpStatusCode answered)
    {
        await using var proxy = await RunningProxy.Start(new ProxyOptions { Upstream = Upstream });
        using var visitor = proxy.Visitor();
        using var answer = await visitor.GetAsync(path, Cancellation);

        Assert.Equal(answered, answer.StatusCode);
        Assert.Equal("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/health/ready")]
    [InlineData("/health/live")]
    [InlineData("/HEALTH/ready")]
    [InlineData("/api/../health/ready")]
    [InlineData("/api/%2e%2e/health/ready")]
    [InlineData("/api/..%2fhealth/ready")]
    [InlineData("/api/..%5chealth/ready")]
    [InlineData("//health/ready")]
    [InlineData("/api//../../health/ready")]
    [InlineData("/design")]
    [InlineData("/metrics")]
    [InlineData("/bus/work")]
    [InlineData("/aggregations")]
    [InlineData("/nothing")]
    [InlineData("/.git/config")]
    public async Task What_is_not_published_is_not(string path)
    {
        await using var proxy = await RunningProxy.Start(new ProxyOptions { Upstream = Upstream });
        var answer = await RawRequest.Send(proxy.Address, $"GET {path} HTTP/1.1\r\nHost: {RunningProxy.PublicName}\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 404", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Healthy", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_proxy_says_in_a_sentence_that_nothing_is_there()
    {
        await using var proxy = await RunningProxy.Start(new ProxyOptions { Upstream = Upstream });
        using var visitor = proxy.Visitor();
        using var answer = await visitor.GetAsync("/health/ready", Cancellation);

        Assert.Equal(("text/plain", "There is nothing at this address.\n"),
            (answer.Content.Headers.ContentType!.MediaType, await answer.Content.ReadAsStringAsync(Cancellation)));
    }

    [Fact]
    public async Task Http_leads_to_https()
    {
        await using var proxy = await RunningProxy.Start(new ProxyOptions { Upstream = Upstream });
        using var visitor = proxy.Visitor();
        using var answer = await visitor.GetAsync(new UriBuilder(proxy.PlainAddress) { Host = RunningProxy.PublicName, Path = "/en" }.Uri, Cancellation);

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal(new Uri(proxy.PublicAddress, "/en"), answer.Headers.Location);
    }

    [Fact]
    public async Task Only_allowed_names_are_answered_where_they_are_set()
    {
        await using var proxy = await RunningProxy.Start(
            new ProxyOptions { Upstream = Upstream }, settings: $$"""{ "AllowedHosts": "{{RunningProxy.PublicName}};www.urbgrade.example" }""");
        using var visitor = proxy.Visitor();
        using var known = await visitor.GetAsync("/en", Cancellation);
        using var unknown = await visitor.GetAsync(new UriBuilder(proxy.PublicAddress) { Host = "attacker.example", Path = "/en" }.Uri, Cancellation);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (known.StatusCode, unknown.StatusCode));
    }

    [Fact]
    public async Task Addresses_that_the_platform_writes_are_the_public_ones()
    {
        await using var proxy = await RunningProxy.Start(new ProxyOptions { Upstream = Upstream });
        using var visitor = proxy.Visitor();
        visitor.DefaultRequestHeaders.Authorization = new("Bearer", platform.Token);
        visitor.DefaultRequestHeaders.Add("X-Forwarded-Host", "attacker.example");
        visitor.DefaultRequestHeaders.Add("X-Forwarded-Proto", "http");
        visitor.DefaultRequestHeaders.Add("Forwarded", "host=attacker.example");
        var things = await visitor.GetStringAsync("/api/sensorthings/v1.1", Cancellation);

        Assert.Contains($"\"{proxy.PublicAddress}api/sensorthings/v1.1/Things\"", things, StringComparison.Ordinal);
        Assert.DoesNotContain("attacker", things, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_client_address_does_not_get_round_the_limit_of_sign_ins()
    {
        await using var strict = await platform.Start(("Pages:SignInAttemptsPerMinute", "20"));
        await using var proxy = await RunningProxy.Start(new ProxyOptions { Upstream = strict.Urls.Single() });
        using var visitor = proxy.Visitor();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 25; i++)
        {
            using var attempt = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = new FormUrlEncodedContent([]) };
            attempt.Headers.Add("X-Forwarded-For", $"198.51.100.{i}");
            using var answer = await visitor.SendAsync(attempt, Cancellation);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    [Fact]
    public async Task One_client_has_so_many_requests_in_a_minute()
    {
        await using var proxy = await RunningProxy.Start(new ProxyOptions { Upstream = Upstream, RequestsPerMinute = 3 });
        using var visitor = proxy.Visitor();
        for (var i = 0; i < 3; i++)
        {
            (await visitor.GetAsync("/pki/authority.pem", Cancellation)).Dispose();
        }

        using var refused = await visitor.GetAsync("/pki/authority.pem", Cancellation);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.StartsWith("More than 3 requests in a minute", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 2001\r\n\r\n", "")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n", "7d1\r\n")]
    public async Task A_request_that_is_too_large_is_told_the_limit(string announced, string chunk)
    {
        await using var proxy = await RunningProxy.Start(new ProxyOptions { Upstream = Upstream, MostBytes = 2000 });
        var answer = await RawRequest.Send(
            proxy.Address, $"POST /aggregation HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\n{announced}{chunk}{new string('x', 2001)}");

        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("The request is larger than 2000 bytes", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_is_gone_is_told_with_when_to_come_again()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();
        await using var proxy = await RunningProxy.Start(new ProxyOptions { Upstream = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}") });
        using var visitor = proxy.Visitor();
        using var answer = await visitor.GetAsync("/en", Cancellation);

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), answer.Headers.RetryAfter!.Delta);
        Assert.Contains("Nothing was acknowledged", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }
}
