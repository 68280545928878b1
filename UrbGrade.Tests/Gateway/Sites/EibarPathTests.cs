using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Soap;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Gateway.Service;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Aggregation;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Sites;

/// <summary>Eibar's files on a real gateway, its messages on a real platform.</summary>
public sealed class EibarPathTests : IAsyncLifetime
{
    private const string Vote = "<vote_id>1</vote_id><score>4</score>";

    private readonly TemporaryFolder folder = new();
    private RunningPlatform platform = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => platform = await RunningPlatform.Start();

    public async ValueTask DisposeAsync()
    {
        await platform.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Hours_become_readings_and_what_was_said_becomes_records()
    {
        Drop("cabinets", "a.csv", System.Text.Encoding.Latin1.GetBytes(string.Join("\r\n", EibarTests.Quarters()) + "\r\n"));
        Drop("votes", "qr_votes.jsonl", GatewaySamples.Read("eibar/qr_votes.jsonl"));
        Drop("luminance", "l.csv", GatewaySamples.Read("eibar/luminance_survey_20131119.csv"));
        Drop("manual", "m.csv", GatewaySamples.Read("eibar/manual_measures.csv"));
        Drop("events", "e.csv", GatewaySamples.Read("eibar/urbilux_events_20131118.csv"));
        Drop("bills", "b.csv", GatewaySamples.Read("eibar/utility_bill.csv"));
        using var gateway = Gateway();

        var pass = await gateway.Services.GetRequiredService<SinglePass>().RunAsync(Cancellation);

        Assert.Equal((6, 0, 0, 0), (pass.Files, pass.Pending, pass.Failures, pass.FilesLeft));
        await Until(() => platform.Rows<ReadingRow>().Count == 24);
        var series = Assert.Single(platform.Rows<SeriesRow>());
        Assert.Equal(("power", "W", "light"), (series.Quantity, series.Unit, series.Medium));
        Assert.Equal(1002, platform.Rows<ReadingRow>().MinBy(reading => reading.StartAt)!.Value);
        await Until(async () => (await Records()).Count == 14);
        var records = await Records();
        Assert.Equal(
            [("bill", 1), ("event", 6), ("luminance_point", 3), ("manual_measure", 2), ("vote", 2)],
            records.CountBy(record => record.Kind).Select(kind => (kind.Key, kind.Value)).Order());
        var vote = records.Single(record => record.Key == "9f1d");
        Assert.Equal(("EIB-P-031", When.Instant("2013-11-19T20:43:55Z"), 1), (vote.Subject, vote.At, vote.Revision));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"campaign":"light-2013","language":"es","score":"2"}"""), JsonNode.Parse(vote.Fields)), vote.Fields);
    }

    [Fact]
    public async Task A_record_counts_once_and_a_changed_one_is_a_further_revision()
    {
        Assert.Equal((1, 1, 0), await Send(Vote, Vote));
        Assert.Equal((1, 0, 0), await Send(Vote + "<comment>again</comment>"));
        Assert.Equal((1, 0, 0), await Send(Vote + "<comment>=1+1</comment>"));

        await Until(async () => (await Records()) is [{ Revision: 3 }]);
        Assert.Contains("=1+1", (await Records())[0].Fields, StringComparison.Ordinal);
        Assert.Empty(platform.Rows<SeriesRow>());
        Assert.Empty(platform.Rows<MeterRow>());
    }

    [Theory]
    [InlineData("<vote_id>1</vote_id><score>6</score>", RejectionCode.SchemaViolation)]
    [InlineData("<score>4</score>", RejectionCode.SchemaViolation)]
    [InlineData("<vote_id></vote_id><score>4</score>", RejectionCode.SchemaViolation)]
    [InlineData("<vote_id>1</vote_id><score>4</score><secret>x</secret>", RejectionCode.SchemaViolation)]
    [InlineData("<vote_id>2</vote_id><score>5</score>", RejectionCode.ConflictingValue)]
    public async Task A_vote_that_breaks_a_rule_is_rejected_alone(string content, string code)
    {
        var receipt = await platform.Send(AggregationWorld.Body([Message(Vote), Message("<vote_id>2</vote_id><score>1</score>"), Message(content)]));

        Assert.Equal((2, code), (receipt.Accepted, Assert.Single(receipt.Rejections).Code));
    }

    [Fact]
    public async Task A_new_quantity_is_configuration_here_too()
    {
        var result = await platform.Get<ISchemaCatalogue>().Put(new SchemaDraft(
            "20", "LUX", "1",
            """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="gcontent"><xs:complexType><xs:sequence><xs:element name="illuminance" type="xs:double"/></xs:sequence></xs:complexType></xs:element></xs:schema>""",
            """{"meterField":null,"startField":null,"endField":null,"fields":[{"field":"illuminance","quantity":"illuminance","unit":"lx","kind":"mean","medium":"light"}]}"""), Cancellation);
        Assert.Equal(AdministrationOutcome.Done, result.Outcome);
        platform.Get<UrbGrade.Modules.Core.Database.ChangeWatch>().Look();

        var receipt = await platform.Send(AggregationWorld.Body([AggregationWorld.Message("<illuminance>13</illuminance>", "LUX", "1", "EIB-N00")]));

        Assert.Equal((1, 0), (receipt.Accepted, receipt.Rejected));
        await Until(() => platform.Rows<SeriesRow>() is [{ Quantity: "illuminance", Unit: "lx" }]);
    }

    private static string Message(string content) => AggregationWorld.Message(content, "DSE05", "0.0.1", "EIB-P-031");

    private static Task Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await holds())
            await Task.Delay(50, limit.Token);
    }

    private void Drop(string source, string name, byte[] content)
    {
        Directory.CreateDirectory(folder.File($"gateway/in/{source}"));
        File.WriteAllBytes(folder.File($"gateway/in/{source}/{name}"), content);
    }

    private Task<IReadOnlyList<SiteRecordEntry>> Records() => platform.Get<IRecordQueries>().List("20", null, 100, Cancellation);

    private async Task<(int Accepted, int Duplicate, int Rejected)> Send(params string[] votes)
    {
        var receipt = await platform.Send(AggregationWorld.Body(votes.Select(Message)));
        return (receipt.Accepted, receipt.Duplicate, receipt.Rejected);
    }

    private IHost Gateway()
    {
        var root = EibarTests.Configuration(
            GatewayWorld.Configuration(folder.File("gateway")), ("cabinets", "urbilux-power", "*.csv"), ("votes", "qr-votes", "*.jsonl"), ("luminance", "luminance", "*.csv"),
            ("manual", "manual-measures", "*.csv"), ("events", "urbilux-events", "*.csv"), ("bills", "utility-bills", "*.csv"));
        var server = TestCertificates.WithoutKey(platform.Get<PlatformCertificate>().Certificate);
        var verifier = new SoapVerifier(
            new PinnedCertificateTrust([server], "localhost"), new InMemoryReplayGuard(), new SoapSecurityPolicy { AcceptsSignatureConfirmation = true }, TimeProvider.System);
        return GatewayHost.Build(
            SettingsFile.Read(root, folder.File("gateway/gateway.json")), service: false,
            uplink: _ => new SoapUplink(platform.Client, platform.Address, platform.Signer, verifier), console: false);
    }
}
