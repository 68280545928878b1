using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Soap;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Gateway.Service;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Deliver;

/// <summary>The way of a line from a gateway's log to the site's page: a real gateway and a real platform, signed SOAP over HTTPS between them.</summary>
public sealed class EventTellerTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private RunningPlatform platform = null!;
    private IHost gateway = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        platform = await RunningPlatform.Start();
        await platform.Get<ISiteCatalogue>().AddMeter("20", "477", Cancellation);
        gateway = Gateway();
    }

    public async ValueTask DisposeAsync()
    {
        gateway?.Dispose();
        await platform.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task What_the_gateway_logs_is_told_in_its_order_and_once()
    {
        Log(LogLevel.Information, 1301, "composed");
        Log(LogLevel.Critical, 1412, "refused");
        Assert.IsType<UplinkAnswer.Told>(await Tell());
        Log(LogLevel.Warning, 1404, "no answer");
        Assert.IsType<UplinkAnswer.Told>(await Tell());

        Assert.Equal(
            [(1301, EventLevel.Information, "composed"), (1412, EventLevel.Error, "refused"), (1404, EventLevel.Warning, "no answer")], await Told());
        Assert.Null(await Tell());
    }

    [Fact]
    public async Task What_only_helps_at_the_gateway_itself_stays_there()
    {
        Log(LogLevel.Debug, 1604, "looked again");
        Log(LogLevel.Information, 1301, "composed");
        await Tell();

        Assert.Equal("composed", Assert.Single(await Told()).Text);
    }

    [Fact]
    public async Task A_gateway_that_starts_again_goes_on_where_it_was()
    {
        Log(LogLevel.Information, 1301, "before");
        await Tell();
        Restart();
        Log(LogLevel.Information, 1501, "after");
        await Tell();

        Assert.Equal(["before", "after"], (await Told()).Select(line => line.Text));
    }

    [Fact]
    public async Task What_the_platform_did_not_hear_is_told_once_the_line_is_good_again()
    {
        Restart(new Uri("https://localhost:1/aggregation"));
        Log(LogLevel.Error, 1405, "down");
        Assert.IsType<UplinkAnswer.Failed>(await Tell());

        Restart();
        await Tell();

        Assert.Equal("down", Assert.Single(await Told()).Text);
    }

    [Fact]
    public async Task What_a_meter_sent_does_not_break_the_message_that_quotes_it()
    {
        Log(LogLevel.Warning, 1615, "broken \0\u0002 <call>\uD800\r\n& more");
        await Tell();

        Assert.Equal("broken    <call>\uFFFD \n& more", Assert.Single(await Told()).Text);
    }

    private IHost Gateway(Uri? address = null)
    {
        var server = TestCertificates.WithoutKey(platform.Get<PlatformCertificate>().Certificate);
        var verifier = new SoapVerifier(
            new PinnedCertificateTrust([server], "localhost"), new InMemoryReplayGuard(), new SoapSecurityPolicy { AcceptsSignatureConfirmation = true }, TimeProvider.System);
        return GatewayHost.Build(
            SettingsFile.Read(GatewayWorld.Configuration(folder.File("gateway")), folder.File("gateway.json")), service: false,
            uplink: _ => new SoapUplink(platform.Client, address ?? platform.Address, platform.Signer, verifier), console: false);
    }

    private void Restart(Uri? address = null)
    {
        gateway.Dispose();
        gateway = Gateway(address);
    }

    private void Log(LogLevel level, int code, string text) =>
        gateway.Services.GetRequiredService<ILoggerFactory>().CreateLogger("UrbGrade.Gateway.Trial").Log(level, new EventId(code, "Trial"), text, null, (said, _) => said);

    private Task<UplinkAnswer?> Tell() => gateway.Services.GetRequiredService<EventTeller>().RunAsync(Cancellation);

    private async Task<List<(int Code, EventLevel Level, string Text)>> Told()
    {
        await using var scope = platform.Scope();
        ((TestSession)platform.Get<ITenantSession>()).BecomeOperator(platform.Get<ITenantRegistry>().FindByCode("20")!.Id);
        var uploads = scope.ServiceProvider.GetRequiredService<IUploadQueries>();
        var site = Assert.Single(await uploads.ListSites(1, Cancellation));
        return [.. (await uploads.ListLog(site.SiteId, EventLevel.Information, 50, Cancellation)).Select(line => (line.Code, line.Level, line.Text)).Reverse()];
    }
}
