using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Service;

namespace UrbGrade.Tests.Gateway.Service;

public sealed class StatusPageTests : IAsyncLifetime
{
    private readonly GatewayWorld gateway = new(root => root["gateway"]!["statusPage"] = "http://127.0.0.1:0");
    private readonly HttpClient http = new();
    private StatusPage page = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        page = ActivatorUtilities.CreateInstance<StatusPage>(gateway.Services);
        await page.StartAsync(Cancellation);
        http.BaseAddress = page.Address;
    }

    public async ValueTask DisposeAsync()
    {
        await page.StopAsync(CancellationToken.None);
        http.Dispose();
        gateway.Dispose();
    }

    [Fact]
    public async Task Shows_what_status_shows_and_obeys_nothing_that_others_wrote()
    {
        gateway.DropEnergy(new LocalDate(2014, 10, 17));
        gateway.Drop("energy", "<b>bad.csv", "nothing", "of use");
        gateway.Take();
        gateway.Compose();
        gateway.Platform.Answer = request => request.Fault(UrbGrade.Bus.Soap.SoapFaults.Client("<script>alert(1)</script> is no tenant", ""));
        await gateway.SendAsync();
        gateway.EventCodes();

        var html = await http.GetStringAsync("/", Cancellation);

        Assert.Contains("needs attention", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; is no tenant", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("color-scheme: light dark", html, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await http.GetStringAsync("/status.json", Cancellation));
        Assert.Equal(1, json.RootElement.GetProperty("refused").GetInt32());
        Assert.Equal(1, json.RootElement.GetProperty("sources")[0].GetProperty("bad").GetInt32());
    }

    [Fact]
    public async Task Is_live_and_ready_until_a_loop_falls_silent_or_the_outbox_is_full()
    {
        Assert.Equal("ok\n", await http.GetStringAsync("/health/live", Cancellation));
        Assert.Equal("ok\n", await http.GetStringAsync("/health/ready", Cancellation));

        gateway.Clock.Advance(TimeSpan.FromMinutes(31));
        gateway.Get<Heartbeat>().Beat(Heartbeat.Send);

        using var live = await http.GetAsync("/health/live", Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, live.StatusCode);
        Assert.Equal("collecting has not come round for long\n", await live.Content.ReadAsStringAsync(Cancellation));
        gateway.Get<Heartbeat>().Beat(Heartbeat.Collect);
        Assert.Equal("ok\n", await http.GetStringAsync("/health/ready", Cancellation));
    }

    [Fact]
    public async Task Gives_metrics_that_Prometheus_reads()
    {
        gateway.DropEnergy(new LocalDate(2014, 10, 17));
        gateway.Take();
        gateway.Compose();

        using var response = await http.GetAsync("/metrics", Cancellation);
        var lines = (await response.Content.ReadAsStringAsync(Cancellation)).Split('\n');

        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("urbgrade_gateway_batches{state=\"pending\",site=\"BCN-01\"} 1", lines);
        Assert.Contains("urbgrade_gateway_readings{site=\"BCN-01\"} 24", lines);
        Assert.Contains("# TYPE urbgrade_gateway_outbox_bytes gauge", lines);
    }

    [Fact]
    public async Task Answers_only_to_the_names_of_this_machine()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        using var response = await http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_reported_and_stops_nothing()
    {
        using var second = new GatewayWorld(root => root["gateway"]!["statusPage"] = page.Address!.ToString());
        var other = ActivatorUtilities.CreateInstance<StatusPage>(second.Services);

        await other.StartAsync(Cancellation);

        Assert.Null(other.Address);
        Assert.Contains(EventCode.StatusPageUnavailable, second.EventCodes());
        await other.StopAsync(Cancellation);
    }
}
