using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Handlers;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Aggregation;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Evidence;

/// <summary>Evidence of figures made of messages that a gateway signed.</summary>
public class EvidenceTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Midnight = When.Instant("2026-03-02T23:00:00Z");

    private AggregationWorld world = null!;
    private int asset;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        world = await AggregationWorld.Create();
        world.Platform.Session.BecomeTenantAdministrator(world.TenantId);

        // Three requests; the hours at 10 and 11 lack and are estimated, the one at 20 is corrected.
        await world.Send([.. Enumerable.Range(0, 10).Select(i => Hour(i, 2 + (i * 0.1)))]);
        await world.Send([.. Enumerable.Range(12, 14).Select(i => Hour(i, 3 + (i * 0.1)))]);
        await world.Send(Hour(20, 9.5));
        await Compute();
        await using var database = world.Platform.Contexts.Read(TenantScope.Of(world.TenantId));
        asset = database.Set<MeterRow>().Single(meter => meter.Source == "477").AssetId;
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData("energy", PeriodLength.Day, "2026-03-03")]
    [InlineData("energy", PeriodLength.Month, "2026-03-01")]
    [InlineData("cost", PeriodLength.Day, "2026-03-03")]
    public async Task A_figure_is_computed_again_from_its_evidence_alone(string figure, PeriodLength length, string start)
    {
        var finding = Verify(await Evidence(figure, length, start));

        Assert.True(finding.Holds, Problems(finding));
        Assert.Equal(["manifest", "files", "certificates", "signatures", "readings", "figure"], finding.Steps.Select(step => step.Name));
        Assert.Contains(length == PeriodLength.Day ? "day 2026-03-03" : "month 2026-03-01", finding.Figure);
        Assert.StartsWith("CN=gateway-20", Assert.Single(finding.Signers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Estimates_are_made_again_and_counted()
    {
        var files = EvidenceFiles.Of(await Evidence());
        var manifest = JsonNode.Parse(files["manifest.json"])!;

        Assert.Equal((24, 24, 2), (manifest["figure"]!["expected"]!.GetValue<int>(), manifest["figure"]!["valid"]!.GetValue<int>(), manifest["figure"]!["estimated"]!.GetValue<int>()));
        Assert.Empty(manifest["requests"]!.AsArray());
        Assert.Equal([1L, 2, 3], EvidenceFiles.Requests(files["requests.csv"]).Select(request => request.Id));
    }

    [Theory]
    [InlineData(false, "files", "readings.csv was changed")]
    [InlineData(true, "readings", "message 1 says 2.3")]
    public async Task A_changed_reading_is_told(bool hidesIt, string step, string problem)
    {
        var changed = EvidenceFiles.Change(await Evidence(), "readings.csv", text => text.Replace(",2.3,measured", ",2.9,measured", StringComparison.Ordinal), hidesIt);

        AssertFails(changed, step, problem);
        AssertFails(changed, "figure", "the file claims");
    }

    [Fact]
    public async Task A_reading_that_was_taken_out_is_told()
    {
        var changed = EvidenceFiles.Change(
            await Evidence(), "readings.csv", text => string.Join("\r\n", text.Split("\r\n").Where(line => !line.Contains(",2.3,measured", StringComparison.Ordinal))), hidesIt: true);

        AssertFails(changed, "readings", "message 1 says it, and readings.csv lacks it");
    }

    [Fact]
    public async Task A_changed_message_of_the_earlier_format_is_told()
    {
        var changed = EvidenceFiles.Change(
            EvidenceFiles.InEarlierFormat(await Evidence()), "messages/1.xml",
            text => text.Replace("<energy_measure>2.3</energy_measure>", "<energy_measure>2.9</energy_measure>", StringComparison.Ordinal), hidesIt: true);

        AssertFails(changed, "signatures", "messages/1.xml: the signature does not hold");
    }

    [Theory]
    [InlineData("messages.tar", "signatures")]
    [InlineData("requests.csv", "signatures")]
    [InlineData("readings.csv", "files")]
    [InlineData("manifest.json", "manifest")]
    public async Task A_missing_file_is_told(string name, string step)
    {
        var files = EvidenceFiles.Of(await Evidence());
        files.Remove(name);

        AssertFails(EvidenceFiles.Zip(files), step, $"{name} is missing");
    }

    [Theory]
    [InlineData(2, 13)]
    [InlineData(3, 1)]
    public async Task What_came_with_deleted_messages_is_told_apart_from_what_still_holds(int message, int readings)
    {
        await Delete(message);

        var finding = Verify(await Evidence());

        Assert.Equal((false, true, ""), (finding.Holds, finding.HoldsInPart, Problems(finding)));
        Assert.StartsWith($"message {message}, received ", Assert.Single(Unproven(finding, "signatures")), StringComparison.Ordinal);
        Assert.StartsWith($"{readings} readings came with deleted messages", Assert.Single(Unproven(finding, "readings")), StringComparison.Ordinal);
        Assert.Empty(Unproven(finding, "figure"));
        Assert.StartsWith("CN=gateway-20", Assert.Single(finding.Signers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_named_as_signer_of_messages_that_were_all_deleted()
    {
        await Delete(1, 2, 3);

        var finding = Verify(await Evidence());

        Assert.True(finding.HoldsInPart, Problems(finding));
        Assert.Empty(finding.Signers);
    }

    [Fact]
    public async Task A_changed_reading_is_told_beside_deleted_messages()
    {
        await Delete(2);

        var changed = EvidenceFiles.Change(await Evidence(), "readings.csv", text => text.Replace(",2.3,measured", ",2.9,measured", StringComparison.Ordinal), hidesIt: true);

        AssertFails(changed, "readings", "message 1 says 2.3");
        Assert.False(Verify(changed).HoldsInPart);
    }

    [Fact]
    public async Task A_file_that_no_manifest_names_is_told()
    {
        var files = EvidenceFiles.Of(await Evidence());
        files["messages/77.xml"] = [1];

        AssertFails(EvidenceFiles.Zip(files), "files", "messages/77.xml is in no manifest");
    }

    [Fact]
    public async Task Another_certificate_in_place_of_the_signers_is_told()
    {
        var files = EvidenceFiles.Of(await Evidence());
        using var other = TestCertificates.SelfSigned("somebody");
        files[files.Keys.Single(name => name.StartsWith("certificates/", StringComparison.Ordinal))] = other.RawData;

        var finding = Verify(EvidenceFiles.Zip(EvidenceFiles.Hidden(files)));
        AssertFails(finding, "certificates", "is another certificate");
        AssertFails(finding, "signatures", "the signature does not hold");
    }

    [Fact]
    public async Task Who_knows_the_gateways_certificate_can_say_so()
    {
        var evidence = await Evidence();
        using var signer = X509CertificateLoader.LoadCertificate(EvidenceFiles.Of(evidence).Single(file => file.Key.StartsWith("certificates/", StringComparison.Ordinal)).Value);
        using var other = TestCertificates.SelfSigned("somebody");

        Assert.True(Verify(evidence, signer).Holds);
        AssertFails(Verify(evidence, other), "certificates", "is none of those given as trusted");
    }

    [Fact]
    public async Task Another_claim_than_the_readings_make_is_told()
    {
        var changed = EvidenceFiles.Change(await Evidence(), "manifest.json", text => text.Replace("\"valid\": 24", "\"valid\": 23", StringComparison.Ordinal), hidesIt: false);

        AssertFails(changed, "figure", "24 are valid");
    }

    [Theory]
    [InlineData("../readings.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("messages/../../x.xml")]
    [InlineData("con\u0001trol")]
    public void A_name_that_no_evidence_has_is_refused(string name) =>
        AssertFails(EvidenceFiles.Zip(new Dictionary<string, byte[]> { [name] = [1] }), "archive", "which no evidence has");

    [Fact]
    public void What_is_no_archive_is_told() => AssertFails(Encoding.UTF8.GetBytes("no archive"), "archive", "");

    [Fact]
    public async Task A_file_that_unpacks_without_end_is_refused()
    {
        var files = EvidenceFiles.Of(await Evidence());
        files["readings.csv"] = new byte[129 << 20];

        AssertFails(EvidenceFiles.Zip(files), "archive", "The file readings.csv unpacks to more than ");
        AssertFails(EvidenceFiles.Zip(EvidenceFiles.Hidden(files)), "archive", "a file of an evidence has at most");
    }

    [Fact]
    public async Task Of_another_tenants_figure_nobody_gets_the_evidence()
    {
        world.Platform.Session.BecomeTenantAdministrator(world.Platform.Get<ITenantRegistry>().FindByCode("30")!.Id);
        using var output = new MemoryStream();

        Assert.False(
            await world.Platform.Get<IFigureEvidence>().Write(new FigureName(KpiScope.Asset, asset, PeriodLength.Day, When.Day("2026-03-03"), "energy"), output, Cancellation));
        Assert.Equal(0, output.Length);
    }

    private static string Hour(int hour, double energy) => AggregationWorld.Hour(
        $"{Midnight.AddHours(hour):yyyy-MM-ddTHH:mm:ssZ}", $"{Midnight.AddHours(hour + 1):yyyy-MM-ddTHH:mm:ssZ}", energy.ToString("0.0##", System.Globalization.CultureInfo.InvariantCulture));

    private async Task Compute()
    {
        var platform = world.Platform;
        foreach (var (number, request) in world.Stored().Index())
        {
            var work = new TestWork(1000 + number, world.TenantId, Cancellation);
            await new QuantifyReadings(
                platform.Get<IRawRequests>(), platform.Get<ITenantRegistry>(), platform.Get<SeriesDirectory>(), platform.Get<ReadingWriter>(), platform.Get<RecordWriter>(), platform.Get<StaleMarks>(),
                platform.Get<IBulkWriter>(), platform.Get<IWorkItems>(), work, NullLogger<QuantifyReadings>.Instance).Handle(new RequestStored(request.Id));
            await work.Close(platform.Queue);
        }

        await platform.Get<KpiRuns>().Run(world.TenantId, Cancellation);
    }

    private async Task<byte[]> Evidence(string figure = "energy", PeriodLength length = PeriodLength.Day, string start = "2026-03-03")
    {
        using var output = new MemoryStream();
        var name = new FigureName(KpiScope.Asset, asset, length, When.Day(start), figure);
        Assert.True(await world.Platform.Get<IFigureEvidence>().Write(name, output, Cancellation));
        return output.ToArray();
    }

    private Task<int> Delete(params long[] messages) =>
        world.Platform.Queue.Commit(session => world.Platform.Get<IRawRequests>().DeleteEnvelopes(session, world.TenantId, messages), Cancellation);

    private static EvidenceFinding Verify(byte[] zip, params X509Certificate2[] trusted) => UrbGradeModules.VerifyEvidence(new MemoryStream(zip), trusted);

    private static void AssertFails(byte[] zip, string step, string problem) => AssertFails(Verify(zip), step, problem);

    private static void AssertFails(EvidenceFinding finding, string step, string problem)
    {
        Assert.False(finding.Holds);
        Assert.Contains(finding.Steps, one => one.Name == step && one.Problems.Any(told => told.Contains(problem, StringComparison.Ordinal)));
    }

    private static IReadOnlyList<string> Unproven(EvidenceFinding finding, string step) => finding.Steps.Single(one => one.Name == step).Unproven;

    private static string Problems(EvidenceFinding finding) => string.Join("; ", finding.Steps.SelectMany(step => step.Problems));
}
