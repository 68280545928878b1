using System.Net;
using System.Net.Sockets;
using UrbGrade.Tests.Aggregation;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Hosting;

namespace UrbGrade.Tests.Web.Hosting;

public sealed class PlatformTelemetryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Measures_are_told_on_a_port_of_their_own_and_nothing_else_there()
    {
        var port = FreePort();
        await using var platform = await RunningPlatform.Start(host =>
        {
            host.Configuration["Telemetry:MetricsPort"] = $"{port}";
            host.AddTelemetry();
        });
        await platform.Send(AggregationWorld.Body([AggregationWorld.Hour()]));

        await Eventually.Equal(true, () => platform.Client.GetStringAsync($"http://127.0.0.1:{port}/metrics", Cancellation).GetAwaiter().GetResult()
            .Contains("urbgrade_work_attempts", StringComparison.Ordinal));
        using var elsewhere = await platform.Client.GetAsync($"http://127.0.0.1:{port}/health/live", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        using var outside = await platform.Client.GetAsync(new Uri(platform.Address, "/metrics"), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
