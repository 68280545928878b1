using System.Buffers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Aggregation.Pipeline;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Aggregation;

/// <summary>A platform with tenants 20 (takes any meter) and 30 (takes only registered ones), and a gateway of each.</summary>
internal sealed partial class AggregationWorld : IAsyncDisposable
{
    private static readonly X509Certificate2 Gateway20 = TestCertificates.SelfSigned("gateway-20");
    private static readonly X509Certificate2 Gateway30 = TestCertificates.SelfSigned("gateway-30");

    private readonly SoapSigner signer20;
    private readonly SoapSigner signer30;

    private AggregationWorld(TestPlatform platform)
    {
        Platform = platform;
        signer20 = new SoapSigner(Gateway20, platform.Clock);
        signer30 = new SoapSigner(Gateway30, platform.Clock);
    }

    public TestPlatform Platform { get; }

    public int TenantId => Platform.Get<ITenantRegistry>().FindByCode("20")!.Id;

    /// <param name="folder">The data folder; a new one when null.</param>
    public static async Task<AggregationWorld> Create(string? folder = null)
    {
        var platform = new TestPlatform(folder);
        var directory = platform.Get<ITenantDirectory>();
        await Done(directory.Add(new TenantDraft("20", "Barcelona"), Cancellation));
        await Done(directory.Add(new TenantDraft("30", "Eibar"), Cancellation));
        platform.Execute("""
            UPDATE "Tenants" SET "RegistersMetersOnSight" = ("Code" <> '30'); UPDATE "ChangeCounters" SET "Version" = "Version" + 1;
            """);
        var trust = platform.Get<ITrustStore>();
        await Done(trust.TrustGateway(Gateway20.RawDataMemory, "20", Cancellation));
        await Done(trust.TrustGateway(Gateway30.RawDataMemory, "30", Cancellation));
        return new AggregationWorld(platform);
    }

    /// <summary>Another process on the same database.</summary>
    public AggregationWorld Another() => new(new TestPlatform(Platform.Folder));

    /// <summary>An hour of a shop as the Barcelona gateway writes it.</summary>
    public static string Hour(
        string start = "2014-10-17T13:00:00Z", string end = "2014-10-17T14:00:00Z", string energy = "2.9833",
        string source = "477", string more = "<energy_price>0.012738</energy_price>") =>
        Message(
            $"<measure_timestamp_start>{start}</measure_timestamp_start><measure_timestamp_end>{end}</measure_timestamp_end><energy_measure>{energy}</energy_measure>{more}",
            source: source);

    public static string Message(
        string content, string type = "001", string version = "0.0.1", string source = "477", string timestamp = "2014-12-25T17:24:31Z") => $"""
        <message><head><timestamp>{timestamp}</timestamp><messageType><type>{type}</type><version>{version}</version></messageType><messageSource><messageSourceElement>{source}</messageSourceElement></messageSource></head><content><gcontent>{content}</gcontent></content></message>
        """;

    public static string Body(IEnumerable<string> messages, string tenant = "20") =>
        $"<urb:AggregateMessageRequest xmlns:urb=\"http://urb-grade.eu\"><messages>{string.Concat(messages)}</messages><urb:tenantCode>{tenant}</urb:tenantCode></urb:AggregateMessageRequest>";

    /// <summary>Signs a body, with its empty elements written in canonical form.</summary>
    /// <param name="waiting">Batches that wait behind it; null to say nothing of them.</param>
    public byte[] Sign(string body, string gateway = "20", int? waiting = null)
    {
        body = EmptyElement().Replace(body, "<$1></$1>");
        var output = new ArrayBufferWriter<byte>();
        (gateway == "20" ? signer20 : signer30).SignRequest(output, Encoding.UTF8.GetBytes(body), waiting: waiting);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Sends messages of a tenant's gateway through the pipeline.</summary>
    public Task<AggregationReceipt> Send(params string[] messages) => SendBytes(Sign(Body(messages)));

    public Task<AggregationReceipt> SendBytes(byte[] envelope)
    {
        var pipeline = Platform.Get<AggregationPipeline>();
        return pipeline.Process(pipeline.Verify(envelope), Cancellation);
    }

    /// <summary>Sends one message and expects it to be rejected.</summary>
    public async Task<MessageRejection> Rejection(string message)
    {
        var receipt = await Send(Hour(source: "other"), message);
        Assert.Equal((1, 0, 1), (receipt.Accepted, receipt.Duplicate, receipt.Rejected));
        var rejection = Assert.Single(receipt.Rejections);
        Assert.Equal(1, rejection.Index);
        return rejection;
    }

    public List<RawRequestRow> Stored()
    {
        using var database = Platform.Contexts.Read(TenantScope.Platform);
        return [.. database.Set<RawRequestRow>().AsNoTracking().OrderBy(row => row.Id)];
    }

    public List<WorkItemRow> Announced()
    {
        using var database = Platform.Contexts.Read(TenantScope.Platform);
        return [.. database.Set<WorkItemRow>().AsNoTracking().OrderBy(row => row.Id)];
    }

    public ValueTask DisposeAsync()
    {
        signer20.Dispose();
        signer30.Dispose();
        return Platform.DisposeAsync();
    }

    [GeneratedRegex(@"<(\w+)/>")]
    private static partial Regex EmptyElement();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task Done(Task<AdministrationResult> change)
    {
        var result = await change;
        Assert.True(result.Outcome == AdministrationOutcome.Done, result.ToString());
    }
}
