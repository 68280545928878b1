using System.Buffers;
using System.Net;
using System.Text;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Aggregation;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Lighting;

/// <summary>The second operation over real HTTPS, signed at both ends. The gateway's certificate speaks for tenant 20.</summary>
public class LightingExchangeTests : IAsyncLifetime
{
    private const string Night = "sunset 100; 23:30 60; sunrise 0";

    private static readonly DateTimeOffset At = new(2026, 3, 10, 18, 0, 0, TimeSpan.Zero);

    private RunningPlatform platform = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ILightingPrograms Programs => platform.Get<ILightingPrograms>();

    public async ValueTask InitializeAsync()
    {
        platform = await RunningPlatform.Start();
        await platform.Get<ISiteCatalogue>().AddMeter("20", "N00", Cancellation);
        await platform.Get<ISiteCatalogue>().AddMeter("20", "N01", Cancellation);
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation);
        await platform.Get<ISiteCatalogue>().AddMeter("30", "N00", Cancellation);
        await Programs.Put("30", new LightingDraft("N00", NodeFunction.Master, null, "sunset 10; sunrise 0", 0), Cancellation);
        await Programs.Put("20", new LightingDraft("N00", NodeFunction.Master, null, Night, 0), Cancellation);
        await Programs.Put("20", new LightingDraft("N01", NodeFunction.Slave, "N00", Night, 0), Cancellation);
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task A_gateway_gets_the_programs_of_its_own_nodes_that_it_lacks()
    {
        Assert.Equal([("N00", 1), ("N01", 1)], (await Exchange(Known(("N00", 0), ("N01", 0)))).Select(p => (p.Node, p.Version)));
        Assert.Equal(["N01"], (await Exchange(Known(("N01", 0)))).Select(p => p.Node));
        Assert.Empty(await Exchange(Known(("N00", 1), ("N01", 7))));

        await Programs.Put("20", new LightingDraft("N00", NodeFunction.Master, null, "sunset 70; sunrise 0", 1), Cancellation);

        var program = Assert.Single(await Exchange(Known(("N00", 1), ("N01", 1))));
        Assert.Equal(("N00", 2, "sunset 70; sunrise 0"), (program.Node, program.Version, program.Profile.ToString()));
    }

    [Fact]
    public async Task What_the_gateway_reports_is_shown_and_repeating_it_changes_nothing()
    {
        NodeReport[] reports =
        [
            new("N00", 1, ProgramState.Fetched, At), new("N00", 1, ProgramState.HandedOver, At.AddMinutes(5)), new("N00", 1, ProgramState.Acknowledged, At.AddMinutes(6)),
            new("N01", 1, ProgramState.Fetched, At), new("N01", 1, ProgramState.HandedOver, At.AddMinutes(5)), new("N01", 1, ProgramState.Refused, At.AddMinutes(7), "clock not set"),
            new("N07", 1, ProgramState.Acknowledged, At),
        ];
        await Exchange(Known(("N00", 1), ("N01", 1)) with { Reports = reports });
        await Exchange(Known(("N00", 1), ("N01", 1)) with { Reports = [.. reports.Select(report => report with { At = report.At.AddHours(1), Cause = "another" })] });

        var master = Assert.Single(await Programs.History("20", "N00", Cancellation));
        Assert.Equal(
            (ProgramState.Acknowledged, At, At.AddMinutes(5), At.AddMinutes(6)),
            (master.State, master.FetchedAt!.Value, master.HandedOverAt!.Value, master.AcknowledgedAt!.Value));
        var slave = Assert.Single(await Programs.History("20", "N01", Cancellation));
        Assert.Equal((ProgramState.Refused, "clock not set"), (slave.State, slave.Cause));
        var nodes = (await Programs.List(Cancellation)).Where(node => node.TenantCode == "20").ToDictionary(node => node.Node);
        Assert.Equal(1, nodes["N00"].Active!.Version);
        Assert.Null(nodes["N01"].Active);
        Assert.Equal(ProgramState.Edited, Assert.Single(await Programs.History("30", "N00", Cancellation)).State);
    }

    [Fact]
    public async Task A_request_without_action_is_told_apart_by_its_body()
    {
        Assert.Single(await Exchange(Known(("N00", 0)), action: null));

        var (envelope, _) = platform.Sign(AggregationWorld.Body([AggregationWorld.Hour()]));
        using var answer = await platform.Post(envelope, action: null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_of_another_tenant_is_refused_and_audited()
    {
        using var answer = await Post(Known(("N00", 0)) with { TenantCode = "30" });

        Assert.Equal("FailedAuthentication", await Fault(answer));
        Assert.Contains(platform.Rows<AuditRow>(), line => line.What == "aggregation.refused");
    }

    [Fact]
    public async Task The_same_envelope_again_is_a_replay()
    {
        var (envelope, _) = platform.Sign(Body(Known(("N00", 0))));
        using var first = await platform.Post(envelope, action: LightingXml.SoapAction);
        using var second = await platform.Post(envelope, action: LightingXml.SoapAction);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("InvalidSecurity", await Fault(second));
    }

    [Fact]
    public async Task Readings_under_this_action_are_a_clients_fault()
    {
        var (envelope, _) = platform.Sign(AggregationWorld.Body([AggregationWorld.Hour()]));
        using var answer = await platform.Post(envelope, action: LightingXml.SoapAction);

        Assert.Equal("Client", await Fault(answer));
    }

    private static LightingRequest Known(params (string Node, int Version)[] nodes) =>
        new(nodes.ToDictionary(node => node.Node, node => node.Version), [], "20");

    private static string Body(LightingRequest request)
    {
        var content = new ArrayBufferWriter<byte>();
        LightingXml.Write(content, request);
        return Encoding.UTF8.GetString(content.WrittenSpan);
    }

    private Task<HttpResponseMessage> Post(LightingRequest request) => platform.Post(platform.Sign(Body(request)).Envelope, action: LightingXml.SoapAction);

    private async Task<IReadOnlyList<LightingProgram>> Exchange(LightingRequest request, string? action = LightingXml.SoapAction)
    {
        var (envelope, signature) = platform.Sign(Body(request));
        using var answer = await platform.Post(envelope, action: action);
        var verified = await platform.Verify(answer);
        verified.RequireConfirmationOf(signature);
        using var body = verified.OpenBody();
        return LightingXml.ReadResponse(body);
    }

    private async Task<string?> Fault(HttpResponseMessage answer)
    {
        using var body = (await platform.Verify(answer)).OpenBody();
        return SoapFaultXml.TryRead(body)?.Code;
    }
}
