using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Bus.Soap;
using UrbGrade.Gateway.Collect.Sources;
using UrbGrade.Gateway.Collect.Sources.Tcp;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Gateway.Service;
using UrbGrade.Gateway.Simulation.Lighting;
using UrbGrade.Gateway.Sites;
using UrbGrade.Gateway.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Lighting.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Lighting;

/// <summary>The whole way of a program: written on a real platform, fetched by a real gateway that runs as a service, taken by nodes that
/// call in over TCP as the simulator has them, and their answers back on the platform.</summary>
public sealed class NodesCallTests : IAsyncLifetime
{
    private static readonly LocalDate Day = new(2019, 11, 12);

    private readonly TemporaryFolder folder = new();
    private readonly SimulatedLighting site = new(7, 1, "20") { MastersCall = true };
    private RunningPlatform platform = null!;
    private IHost gateway = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ILightingPrograms Programs => platform.Get<ILightingPrograms>();

    public async ValueTask InitializeAsync()
    {
        platform = await RunningPlatform.Start();
        await platform.Get<ISiteCatalogue>().Import(site.Manifest, Cancellation);
        platform.Get<ChangeWatch>().Look();
        gateway = Gateway();
        await gateway.StartAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await gateway.StopAsync(CancellationToken.None);
        gateway.Dispose();
        await platform.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_program_reaches_the_lamp_and_what_the_node_says_reaches_the_desk()
    {
        await Write("EIB-N00", "sunset 100; 22:00 40; sunrise 0", null);
        await Write("EIB-N01", "sunset 1; 20:00 2; 21:00 3; 22:00 4; 23:00 5; 00:00 6; sunrise 0", "EIB-N00");
        await Eventually.Equal((ProgramState.Fetched, ProgramState.Fetched), () => (State("EIB-N00"), State("EIB-N01")));

        Assert.Equal(1, await Caller("right").CallAsync(Day, Cancellation));

        await Eventually.Equal((ProgramState.Acknowledged, ProgramState.Refused), () => (State("EIB-N00"), State("EIB-N01")));
        Assert.Equal("sin memoria para 7 pasos", (await Programs.History("20", "EIB-N01", Cancellation))[0].Cause);
        var nodes = (await Programs.List(Cancellation)).ToDictionary(node => node.Node);
        Assert.Equal(1, nodes["EIB-N00"].Active!.Version);

        // The next call brings nothing new, and the log that arrives shows the lamp at 40 % of its light.
        Assert.Equal(0, await Caller("right").CallAsync(Day.PlusDays(1), Cancellation));
        var night = Instant.FromUtc(2019, 11, 12, 2, 0);
        await Eventually.Equal(true, () => Ampere(night) > 0 && Ampere(night + Duration.FromDays(1)) > 0);
        Assert.InRange(Ampere(night + Duration.FromDays(1)) / Ampere(night), 0.35, 0.5);
    }

    [Fact]
    public async Task A_node_that_has_nothing_to_tell_calls_for_its_program_only()
    {
        await Write("EIB-N00", "sunset 100; 22:00 40; sunrise 0", null);
        await Eventually.Equal(ProgramState.Fetched, () => State("EIB-N00"));

        Assert.Equal(1, await Caller("right").CheckInAsync(Cancellation));

        await Eventually.Equal(ProgramState.Acknowledged, () => State("EIB-N00"));
        Assert.Equal(0, gateway.Services.GetRequiredService<GatewayDatabase>().Read(connection => connection.Scalar<long>("SELECT COUNT(*) FROM file_ledger")));
    }

    [Fact]
    public async Task A_node_with_a_wrong_password_gets_nothing()
    {
        await Write("EIB-N00", "sunset 100; sunrise 0", null);
        await Eventually.Equal(ProgramState.Fetched, () => State("EIB-N00"));

        await Assert.ThrowsAsync<IOException>(() => Caller("wrong").CallAsync(Day, Cancellation));

        Assert.Equal(ProgramState.Fetched, State("EIB-N00"));
    }

    private ProgramState State(string node)
    {
        using var database = platform.Get<IUrbGradeContexts>().Read(TenantScope.Platform);
        return database.Set<LightingProgramRow>().Single(program => program.Node == node).ToVersion(isNewest: true).State;
    }

    private NodeCaller Caller(string password)
    {
        var port = Assert.IsType<TcpSource>(gateway.Services.GetRequiredService<OpenSources>().All.Single().Source).Port;
        return new NodeCaller(site, "127.0.0.1", port, new Dictionary<string, string> { [SimulatedLighting.Device(0)] = password }, folder.File("nodes"));
    }

    private double Ampere(Instant at) => gateway.Services.GetRequiredService<GatewayDatabase>().Read(connection => connection.Scalar<double>(
        "SELECT r.value FROM reading r JOIN series s ON s.id = r.series WHERE s.quantity='current_l1' AND s.meter=@1 AND r.start=@2",
        SimulatedLighting.Device(0), at.ToUnixTimeSeconds()));

    private async Task Write(string node, string profile, string? master)
    {
        var result = await Programs.Put("20", new LightingDraft(node, master is null ? NodeFunction.Master : NodeFunction.Slave, master, profile, 0), Cancellation);
        Assert.True(result.Outcome == AdministrationOutcome.Done, result.ToString());
    }

    private IHost Gateway()
    {
        var root = GatewayWorld.Configuration(folder.File("gateway"));
        root["gateway"]!["kind"] = "eibar";
        root["lighting"] = new JsonObject { ["every"] = "PT1S" };
        root["sources"] = JsonNode.Parse("""[{ "id": "nodes", "type": "tcpServer", "listen": "127.0.0.1:0", "protocol": "nodeLog", "profile": "ik4-node" }]""");
        root["meters"] = new JsonObject(site.Manifest.Assets.Select(asset => KeyValuePair.Create<string, JsonNode?>(
            asset.Id, new JsonObject { ["element"] = asset.SourceElement, ["kind"] = SiteKinds.Eibar.AssetKind(asset) })));
        var server = TestCertificates.WithoutKey(platform.Get<PlatformCertificate>().Certificate);
        var verifier = new SoapVerifier(
            new PinnedCertificateTrust([server], "localhost"), new InMemoryReplayGuard(), new SoapSecurityPolicy { AcceptsSignatureConfirmation = true }, TimeProvider.System);
        var host = GatewayHost.Build(
            SettingsFile.Read(root, folder.File("gateway.json")), service: true,
            uplink: _ => new SoapUplink(platform.Client, platform.Address, platform.Signer, verifier), console: false);
        Assert.True(new NodeBook(host.Services.GetRequiredService<GatewayDatabase>(), "nodes", TimeProvider.System).Add(SimulatedLighting.Device(0), "right"));
        return host;
    }
}
