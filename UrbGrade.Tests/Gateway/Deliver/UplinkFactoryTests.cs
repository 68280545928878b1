using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Deliver;

public sealed class UplinkFactoryTests : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TestAuthority authority = new();
    private readonly X509Certificate2 server;
    private readonly X509Certificate2 site;
    private readonly PlatformDouble platform;
    private WebApplication? web;

    public UplinkFactoryTests()
    {
        server = authority.Issue("platform", new TestCertificateOptions { DnsNames = ["localhost"] });
        site = authority.Issue("BCN-01");
        TestCertificates.Write(folder.Path, "site", site, "sesame");
        File.WriteAllText(folder.File("server.pem"), TestCertificates.WithoutKey(server).ExportCertificatePem());
        File.WriteAllText(folder.File("ca.pem"), authority.Public.ExportCertificatePem());
        File.WriteAllText(folder.File("stranger.pem"), TestCertificates.WithoutKey(TestCertificates.SelfSigned("localhost")).ExportCertificatePem());
        platform = new PlatformDouble(TimeProvider.System, site, server);
    }

    [Theory]
    [InlineData("server.pem", "server.pem")]
    [InlineData("ca.pem", "ca.pem")]
    public async Task Reaches_a_platform_whose_certificates_it_was_given(string receipts, string tls)
    {
        var uplink = UplinkFactory.Create(await SettingsAsync(receipts, tls), TimeProvider.System);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => uplink.SendAsync(Body, 1, 0, TestContext.Current.CancellationToken)));

        Assert.All(answers, answer => Assert.Equal(1, Assert.IsType<UplinkAnswer.Acknowledged>(answer).Receipt.Accepted));
    }

    [Fact]
    public async Task Sends_nothing_to_a_server_that_nobody_vouches_for()
    {
        var uplink = UplinkFactory.Create(await SettingsAsync("server.pem", "stranger.pem"), TimeProvider.System);

        var answer = await uplink.SendAsync(Body, 1, 0, TestContext.Current.CancellationToken);

        Assert.False(Assert.IsType<UplinkAnswer.Failed>(answer).Doubted);
        Assert.Empty(platform.Bodies);
    }

    [Fact]
    public async Task Does_not_believe_a_trusted_server_whose_receipts_another_key_should_sign()
    {
        var uplink = UplinkFactory.Create(await SettingsAsync("stranger.pem", "ca.pem"), TimeProvider.System);

        var answer = await uplink.SendAsync(Body, 1, 0, TestContext.Current.CancellationToken);

        Assert.True(Assert.IsType<UplinkAnswer.Failed>(answer).Doubted);
    }

    public async ValueTask DisposeAsync()
    {
        if (web is not null)
            await web.DisposeAsync();
        platform.Dispose();
        authority.Dispose();
        folder.Dispose();
    }

    private static ReadOnlyMemory<byte> Body => System.Text.Encoding.UTF8.GetBytes(
        "<urb:AggregateMessageRequest xmlns:urb=\"http://urb-grade.eu\"><messages><message></message></messages><urb:tenantCode>20</urb:tenantCode></urb:AggregateMessageRequest>");

    private async Task<UplinkSettings> SettingsAsync(string receipts, string tls)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(server)));
        web = builder.Build();
        web.MapPost("/aggregation", async (HttpContext context) =>
        {
            using var request = new HttpRequestMessage { Content = new StreamContent(context.Request.Body) };
            request.Headers.Add("SOAPAction", (string?)context.Request.Headers["SOAPAction"]);
            request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(context.Request.ContentType!);
            using var invoker = new HttpMessageInvoker(platform, disposeHandler: false);
            using var response = await invoker.SendAsync(request, context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.ContentType = "text/xml; charset=utf-8";
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        });
        await web.StartAsync(TestContext.Current.CancellationToken);
        var port = new Uri(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        return new UplinkSettings(
            new Uri($"https://localhost:{port}/aggregation"), null, NodaTime.Duration.Zero, 4, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2),
            new SigningSettings(folder.File("site.p12"), "sesame"),
            new TrustSettings([folder.File(receipts)], [folder.File(tls)]),
            new RetrySettings(5, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 0, TimeSpan.FromSeconds(3), 5),
            new ResendSettings(45, 7), TellEvents: true);
    }
}
