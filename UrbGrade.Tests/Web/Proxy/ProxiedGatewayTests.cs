using System.Net;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Tests.Aggregation;
using UrbGrade.Tests.Partners;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Proxy;

namespace UrbGrade.Tests.Web.Proxy;

/// <summary>Gateways and partners' modules come through the proxy to a platform that is reached by HTTPS.</summary>
public sealed class ProxiedGatewayTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_batch_comes_through_and_its_receipt_back()
    {
        using var folder = new TemporaryFolder();
        await using var platform = await RunningPlatform.Start();
        await using var proxy = await RunningProxy.Start(Before(platform, folder));
        using var outside = proxy.Visitor();
        var (envelope, signature) = platform.Sign(AggregationWorld.Body([AggregationWorld.Hour()]));
        using var answer = await RunningPlatform.Post(outside, new Uri(proxy.PublicAddress, "/aggregation"), envelope);
        var verified = await platform.Verify(answer);
        verified.RequireConfirmationOf(signature);
        using var receipt = verified.OpenBody();

        Assert.Equal(1, ReceiptXml.Read(receipt).Accepted);
    }

    [Fact]
    public async Task Nothing_goes_to_a_platform_with_another_certificate()
    {
        using var folder = new TemporaryFolder();
        await using var platform = await RunningPlatform.Start();
        var other = TestCertificates.Write(folder.Path, "other", TestCertificates.SelfSigned("localhost", new TestCertificateOptions { DnsNames = ["localhost"] }));
        await using var proxy = await RunningProxy.Start(new ProxyOptions { Upstream = Node(platform), UpstreamCertificate = other.Certificate });
        using var outside = proxy.Visitor();
        using var answer = await RunningPlatform.Post(
            outside, new Uri(proxy.PublicAddress, "/aggregation"), platform.Sign(AggregationWorld.Body([AggregationWorld.Hour()])).Envelope);

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
    }

    [Fact]
    public async Task A_partners_module_shows_its_certificate_to_the_platform_itself()
    {
        using var folder = new TemporaryFolder();
        await using var platform = await RunningPlatform.Start(bus: true);
        await using var proxy = await RunningProxy.Start(Before(platform, folder), bus: true);
        using var module = await PartnerClient.Issue(platform, "Baseload", address: proxy.BusAddress);
        Assert.Equal(HttpStatusCode.NoContent, (await module.Post("/bus/work?wait=0")).Status);
        using var stranger = PartnerClient.With(platform, TestCertificates.SelfSigned("Baseload"));
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Post("/bus/work?wait=0")).Status);
    }

    private static string Node(RunningPlatform platform) => $"https://localhost:{platform.Address.Port}";

    private static ProxyOptions Before(RunningPlatform platform, TemporaryFolder folder)
    {
        var server = TestCertificates.WithoutKey(platform.Get<PlatformCertificate>().Certificate);
        File.WriteAllText(folder.File("platform.pem"), server.ExportCertificatePem());
        return new ProxyOptions
        {
            Upstream = Node(platform),
            UpstreamCertificate = folder.File("platform.pem"),
            BusUpstream = platform.BusAddress is { } bus ? $"localhost:{bus.Port}" : "",
        };
    }
}
