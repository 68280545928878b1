using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Tests.Gateway;
using UrbGrade.Tests.Interop;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.DataPath;

/// <summary>A gateway and a platform, each a process of its own, that send traces and measures to a collector.</summary>
public sealed class CollectedBatchTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collector_sees_one_trace_and_one_conversation_from_the_gateway_to_the_figures()
    {
        await using var collector = await OtlpCollector.Start(Cancellation);
        using var gateway = TestCertificates.SelfSigned("BCN-01");
        using var server = TestCertificates.SelfSigned("platform", new TestCertificateOptions { DnsNames = ["localhost", "127.0.0.1"] });
        var (own, files) = (TestCertificates.Write(folder.Path, "gateway", gateway), TestCertificates.Write(folder.Path, "server", server));
        await using var reader = new TestPlatform(folder.File("platform"));
        await reader.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), Cancellation);
        await reader.Get<ITrustStore>().TrustGateway(gateway.RawDataMemory, "20", Cancellation);
        await using var platform = PlatformProcess.Start(folder.File("platform"), files, [], collector.Environment);
        Configure((await platform.Address).Port, files, own);

        await using var sending = GatewayProcess.Start(
            folder.File("gateway.json"), ["run", "--once"], [("GATEWAY_TEST_PASSWORD", own.Password), .. collector.Environment]);
        Assert.True(await sending.End(Cancellation) == 0, sending.Said);

        await using var database = reader.Contexts.Read(TenantScope.Platform);
        var receipt = await database.Set<RawRequestRow>().Select(row => row.ReceiptId).SingleAsync(Cancellation);
        await Eventually.Equal(true, () => Talk(collector, receipt).Any(span => Name(span) == "handle Quantification.ReadingsChanged")
            && Talk(collector, receipt).Any(span => Name(span) == "deliver batch"));
        var trace = Assert.Single(Talk(collector, receipt).Select(Trace).Distinct());
        Assert.Equal(
            [
                "urbgrade-gateway deliver batch", "urbgrade-platform POST /aggregation",
                "urbgrade-platform handle Aggregation.RequestStored", "urbgrade-platform handle Quantification.ReadingsChanged",
            ],
            Talk(collector, receipt).Select(span => $"{span.GetProperty("service").GetString()} {Name(span)}").Distinct().OrderBy(Station));

        await Eventually.Equal(
            "Aggregation.RequestStored, Quantification.ReadingsChanged",
            () => string.Join(", ", Measured(collector, receipt, trace).Distinct().Order()));
        Assert.All(collector.Points, point => Assert.False(point.GetProperty("attributes").TryGetProperty(WorkTelemetry.ConversationTag, out _)));
        Assert.Empty(collector.Refused);
    }

    public void Dispose() => folder.Dispose();

    private static IEnumerable<JsonElement> Talk(OtlpCollector collector, string receipt) =>
        collector.Spans.Where(span => IsOf(span.GetProperty("attributes"), receipt));

    /// <summary>Contracts whose durations have an exemplar of the conversation.</summary>
    private static IEnumerable<string> Measured(OtlpCollector collector, string receipt, string trace) => collector.Points
        .Where(point => Name(point) == WorkTelemetry.DurationName && point.GetProperty("exemplars").EnumerateArray()
            .Any(one => Trace(one) == trace && IsOf(one.GetProperty("attributes"), receipt)))
        .Select(point => point.GetProperty("attributes").GetProperty(WorkTelemetry.ContractLabel).GetString()!);

    private static bool IsOf(JsonElement attributes, string receipt) =>
        attributes.TryGetProperty(WorkTelemetry.ConversationTag, out var conversation) && conversation.GetString() == receipt;

    private static string Name(JsonElement fact) => fact.GetProperty("name").GetString()!;

    private static string Trace(JsonElement fact) => fact.GetProperty("trace").GetString()!;

    /// <summary>Where on the way of a batch a span lies.</summary>
    private static int Station(string span) => Array.FindIndex(["deliver", "POST", "RequestStored", "ReadingsChanged"], word => span.Contains(word, StringComparison.Ordinal));

    private void Configure(int port, TestCertificateFiles server, TestCertificateFiles own)
    {
        var root = GatewayWorld.Configuration(folder.Path);
        root["gateway"]!["statusPage"] = "off";
        root["uplink"]!["endpoint"] = $"https://localhost:{port}/aggregation";
        root["uplink"]!["signing"] = new JsonObject { ["certificate"] = own.Pkcs12, ["password"] = "env:GATEWAY_TEST_PASSWORD" };
        root["uplink"]!["trust"] = new JsonObject { ["receipts"] = server.Certificate, ["tls"] = server.Certificate };
        root["sources"] = JsonNode.Parse("""
            [ { "id": "energy", "type": "hotFolder", "path": "in", "profile": "edistribucion", "every": "PT0.2S", "ready": { "stableFor": "PT0S" } } ]
            """);
        File.WriteAllText(folder.File("gateway.json"), root.ToJsonString());
        Directory.CreateDirectory(folder.File("in"));
        File.WriteAllText(
            folder.File("in/day.csv"),
            "CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO\r\n" + string.Concat(Enumerable.Range(1, 24).Select(hour => $"{GatewayWorld.Cups};02/01/2015;{hour};{hour},5;R\r\n")));
    }
}
