using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Bus.Soap;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Lighting;
using UrbGrade.Gateway.Service;
using UrbGrade.Gateway.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Lighting;

/// <summary>A program from the desk to the node and back: a real gateway and a real platform, signed SOAP over HTTPS between them.</summary>
public sealed class ProgramPathTests : IAsyncLifetime
{
    private const string Night = "sunset 100; 23:30 60; sunrise 0";
    private const string Dimmer = "sunset 70; sunrise 0";

    private readonly TemporaryFolder folder = new();
    private RunningPlatform platform = null!;
    private IHost gateway = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ILightingPrograms Programs => platform.Get<ILightingPrograms>();

    private INodePrograms Nodes => gateway.Services.GetRequiredService<INodePrograms>();

    public async ValueTask InitializeAsync()
    {
        platform = await RunningPlatform.Start();
        foreach (var node in new[] { "N00", "N01", "N02" })
        {
            await platform.Get<ISiteCatalogue>().AddMeter("20", node, Cancellation);
        }

        await Write("N00", Night, 0);
        await Write("N01", Night, 0, "N00");
        await Write("N02", Night, 0);
        gateway = Gateway();
    }

    public async ValueTask DisposeAsync()
    {
        gateway?.Dispose();
        await platform.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_program_comes_to_the_node_and_its_answer_back_to_the_desk()
    {
        Assert.Equal(2, await Exchange());
        Assert.Equal(ProgramState.Fetched, (await Newest("N00")).State);
        Assert.Equal(ProgramState.Edited, (await Newest("N02")).State);

        var lines = Nodes.For("EIB-CM-017");
        Assert.Equal(["EIB-CM-017", "EIB-CM-018"], lines.Select(line => ProgramLine.TryRead(line.Text)!.Value.Device));
        foreach (var line in lines)
            Nodes.HandedOver(line);
        Assert.True(Nodes.TryTake("EIB-CM-017", "#PERFIL.OK;NODO=EIB-CM-017;VERSION=1"));
        Assert.Equal(0, await Exchange());
        Assert.Equal((ProgramState.Acknowledged, ProgramState.HandedOver), ((await Newest("N00")).State, (await Newest("N01")).State));

        Assert.True(Nodes.TryTake("EIB-CM-017", "#PERFIL.NO;NODO=EIB-CM-018;VERSION=1;CAUSA=reloj sin hora"));
        Assert.Equal(0, await Exchange());
        var refused = await Newest("N01");
        Assert.Equal((ProgramState.Refused, "reloj sin hora"), (refused.State, refused.Cause));
        Assert.True(refused.EditedAt <= refused.FetchedAt && refused.FetchedAt <= refused.HandedOverAt && refused.HandedOverAt <= refused.RefusedAt);
        Assert.Empty(Nodes.For("EIB-CM-017"));
        Assert.Equal(
            [EventCode.ProgramFetched, EventCode.ProgramFetched, EventCode.ProgramHandedOver, EventCode.ProgramHandedOver, EventCode.ProgramAcknowledged, EventCode.ProgramRefused],
            EventCodes());
    }

    [Fact]
    public async Task A_newer_version_takes_the_place_of_one_that_still_waits()
    {
        await Exchange();
        await Write("N00", Dimmer, 1);
        Assert.Equal(1, await Exchange());

        var line = Assert.Single(Nodes.For("EIB-CM-017"), line => line.Program.Node == "N00");
        Assert.Equal((2, Dimmer), (line.Program.Version, line.Program.Profile.ToString()));

        // The node still answers to the old one: that is what it then works by, and the new one goes on waiting.
        Assert.True(Nodes.TryTake("EIB-CM-017", "#PERFIL.OK;NODO=EIB-CM-017;VERSION=1"));
        await Exchange();
        Assert.Contains(Nodes.For("EIB-CM-017"), waiting => waiting.Program is { Node: "N00", Version: 2 });
        Assert.Equal(
            [(2, ProgramState.Fetched), (1, ProgramState.Acknowledged)],
            (await Programs.History("20", "N00", Cancellation)).Select(version => (version.Version, version.State)));
    }

    [Fact]
    public async Task An_older_version_never_overwrites_a_newer_one()
    {
        await Write("N00", Dimmer, 1);
        await Exchange();
        var book = gateway.Services.GetRequiredService<GatewayDatabase>();
        var old = new LightingProgram("N00", 1, NodeFunction.Master, null, DimmingProfile.Parse(Night), DateTimeOffset.UnixEpoch);

        Assert.False(book.Write(connection => ProgramBook.Add(connection, old, [1], default)));
        Assert.Equal(2, book.Read(connection => ProgramBook.Known(connection, ["N00"]))["N00"]);
        Assert.Equal(Dimmer, Assert.Single(Nodes.For("EIB-CM-017"), line => line.Program.Node == "N00").Program.Profile.ToString());
    }

    [Theory]
    [InlineData("EIB-CM-017", "#PERFIL.OK;NODO=EIB-CM-017;VERSION=9")]
    [InlineData("EIB-CM-018", "#PERFIL.OK;NODO=EIB-CM-017;VERSION=1")]
    [InlineData("stranger", "#PERFIL.OK;NODO=EIB-CM-017;VERSION=1")]
    public async Task An_answer_to_what_was_not_asked_changes_nothing(string caller, string line)
    {
        await Exchange();

        Assert.True(Nodes.TryTake(caller, line));
        await Exchange();

        Assert.Equal(ProgramState.Fetched, (await Newest("N00")).State);
        Assert.Contains(EventCode.ProgramAnswerDoubted, EventCodes());
    }

    [Fact]
    public async Task What_the_platform_did_not_hear_is_told_again()
    {
        await Exchange();
        Nodes.HandedOver(Nodes.For("EIB-CM-017")[0]);
        Restart(new Uri("https://localhost:1/aggregation"));
        Assert.Null(await Exchange());
        Assert.Contains(EventCode.ProgramsNotFetched, EventCodes());

        Restart();
        Assert.Equal(0, await Exchange());
        Assert.Equal(ProgramState.HandedOver, (await Newest("N00")).State);
    }

    [Fact]
    public async Task A_program_that_the_platform_did_not_sign_is_not_taken()
    {
        using var stranger = Gateway("stranger", TestCertificates.SelfSigned("localhost"));

        Assert.Null(await stranger.Services.GetRequiredService<ProgramExchange>().RunAsync(Cancellation));
        Assert.Empty(stranger.Services.GetRequiredService<GatewayDatabase>().Read(ProgramBook.Newest));
    }

    private void Restart(Uri? address = null)
    {
        gateway.Dispose();
        gateway = Gateway(address: address);
    }

    private IHost Gateway(string name = "gateway", System.Security.Cryptography.X509Certificates.X509Certificate2? trusted = null, Uri? address = null)
    {
        var root = GatewayWorld.Configuration(folder.File(name));
        root["lighting"] = new JsonObject { ["every"] = "PT1M" };
        root["meters"] = JsonNode.Parse("""{ "EIB-CM-017": { "element": "N00" }, "EIB-CM-018": { "element": "N01" } }""");
        var server = trusted ?? TestCertificates.WithoutKey(platform.Get<PlatformCertificate>().Certificate);
        var verifier = new SoapVerifier(
            new PinnedCertificateTrust([server], "localhost"), new InMemoryReplayGuard(), new SoapSecurityPolicy { AcceptsSignatureConfirmation = true }, TimeProvider.System);
        return GatewayHost.Build(
            SettingsFile.Read(root, folder.File("gateway.json")), service: false, uplink: _ => new SoapUplink(platform.Client, address ?? platform.Address, platform.Signer, verifier),
            console: false);
    }

    private Task<int?> Exchange() => gateway.Services.GetRequiredService<ProgramExchange>().RunAsync(Cancellation);

    private async Task<ProgramVersion> Newest(string node) => (await Programs.History("20", node, Cancellation))[0];

    private async Task Write(string node, string profile, int basedOn, string? master = null)
    {
        var draft = new LightingDraft(node, master is null ? NodeFunction.Master : NodeFunction.Slave, master, profile, basedOn);
        var result = await Programs.Put("20", draft, Cancellation);
        Assert.True(result.Outcome == UrbGrade.Bus.Contracts.Dashboard.AdministrationOutcome.Done, result.ToString());
    }

    private List<int> EventCodes()
    {
        var database = gateway.Services.GetRequiredService<GatewayDatabase>();
        gateway.Services.GetRequiredService<EventTable>().Flush(database);
        return [.. EventTable.Read(database, DateTimeOffset.MinValue, null, 1000).Select(entry => entry.Code).Reverse()];
    }
}
