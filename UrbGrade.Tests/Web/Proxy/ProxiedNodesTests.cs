using System.Net;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Api.V1;
using UrbGrade.Web.Proxy;

namespace UrbGrade.Tests.Web.Proxy;

/// <summary>Several web nodes behind one proxy.</summary>
public sealed class ProxiedNodesTests(ApiPlatform platform) : IClassFixture<ApiPlatform>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visitor_stays_with_one_node_and_goes_to_another_when_that_is_gone()
    {
        await using var first = await platform.Start();
        await using var second = await platform.Start();
        await using var proxy = await RunningProxy.Start(new ProxyOptions
        {
            Upstream = $"{first.Urls.Single()}, {second.Urls.Single()}", HealthInterval = TimeSpan.FromSeconds(2),
        });
        using var visitor = proxy.Visitor();
        var node = await Affinity(visitor);
        Assert.NotNull(node);
        for (var i = 0; i < 6; i++)
        {
            // Sent back only when it changes.
            Assert.Null(await Affinity(visitor));
        }

        await first.StopAsync(Cancellation);
        await Eventually.Equal(HttpStatusCode.OK, async () =>
        {
            using var answer = await visitor.GetAsync("/pki/authority.pem", Cancellation);
            return answer.StatusCode;
        });
        await second.StopAsync(Cancellation);
    }

    private static async Task<string?> Affinity(HttpClient visitor)
    {
        using var answer = await visitor.GetAsync("/pki/authority.pem", Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? Assert.Single(cookies) : null;
    }
}
