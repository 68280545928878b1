using System.IO.Compression;
using System.Text;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Evidence;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Evidence;

/// <summary>Evidence of more readings than one table shows, of more messages than one part holds, and of more than memory holds.</summary>
public class EvidencePartsTests(EvidenceMonth month) : IClassFixture<EvidenceMonth>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readings_that_go_on_in_other_parts_make_the_same_figure()
    {
        var whole = await Whole();
        var parts = await Divided(whole, linesOfPart: 2_000);

        var names = Names(parts);
        Assert.Equal(["readings.csv", "readings-2.csv", "readings-3.csv", "readings-4.csv"], names.Where(name => EvidenceNames.IsPart(EvidenceNames.Readings, name)).Take(4));
        Assert.Equal(ReadingsOf(whole), ReadingsOf(parts));
        var finding = UrbGradeModules.VerifyEvidence(new MemoryStream(parts), []);
        Assert.True(finding.Holds, string.Join("; ", finding.Steps.SelectMany(step => step.Problems)));
        Assert.Equal(UrbGradeModules.VerifyEvidence(new MemoryStream(whole), []).Figure, finding.Figure);
    }

    [Fact]
    public async Task A_part_that_was_taken_out_or_changed_is_told()
    {
        var parts = await Divided(await Whole(), linesOfPart: 2_000);
        var without = new MemoryStream();
        await without.WriteAsync(parts, Cancellation);
        using (var zip = new ZipArchive(without, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("readings-3.csv")!.Delete();
        }

        Assert.Contains("readings-3.csv is missing", UrbGradeModules.VerifyEvidence(without, []).Steps.Single(step => step.Name == "files").Problems);
        var changed = EvidenceFiles.Change(parts, "readings-3.csv", text => text.Replace(",measured,", ",estimated,", StringComparison.Ordinal), hidesIt: true);
        Assert.Contains(
            UrbGradeModules.VerifyEvidence(new MemoryStream(changed), []).Steps.Single(step => step.Name == "readings").Problems,
            problem => problem.Contains("(Estimated), message", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Messages_that_go_on_in_other_parts_are_verified()
    {
        var parts = await Divided(await Whole(), requestsOfPart: 4);

        Assert.Equal(
            ["messages.tar", "requests.csv", "messages-2.tar", "requests-2.csv", "messages-3.tar", "requests-3.csv"],
            Names(parts).Where(name => name.StartsWith("messages", StringComparison.Ordinal) || name.StartsWith("requests", StringComparison.Ordinal)));
        Assert.Equal([5L, 6, 7, 8], EvidenceFiles.Requests(EvidenceFiles.Of(parts)["requests-2.csv"]).Select(request => request.Id));
        var finding = UrbGradeModules.VerifyEvidence(new MemoryStream(parts), []);
        Assert.True(finding.Holds, string.Join("; ", finding.Steps.SelectMany(step => step.Problems)));
        Assert.Equal("9 signed messages were verified.", finding.Steps.Single(step => step.Name == "signatures").Text);
    }

    [Fact]
    public async Task Evidence_of_earlier_releases_with_each_message_as_a_file_holds()
    {
        var earlier = EvidenceFiles.InEarlierFormat(await Whole());

        Assert.Contains("messages/9.xml", Names(earlier));
        var finding = UrbGradeModules.VerifyEvidence(new MemoryStream(earlier), []);
        Assert.True(finding.Holds, string.Join("; ", finding.Steps.SelectMany(step => step.Problems)));
        Assert.Equal("9 signed messages were verified.", finding.Steps.Single(step => step.Name == "signatures").Text);
    }

    [Theory]
    [InlineData(false, "files", "messages-2.tar was changed: its SHA-256 is not the one of the manifest")]
    [InlineData(false, "signatures", "messages/6.xml in messages-2.tar was changed: its SHA-256 is not the one of requests-2.csv")]
    [InlineData(true, "signatures", "messages/6.xml in messages-2.tar: the signature does not hold")]
    public async Task A_message_that_was_changed_is_told(bool hidesIt, string step, string problem) => AssertTold(
        EvidenceFiles.ChangeMessages(
            await Divided(await Whole(), requestsOfPart: 4), "messages-2.tar",
            messages => messages[6] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(messages[6]).Replace(">6.1<", ">6.9<", StringComparison.Ordinal)), hidesIt),
        step, problem);

    [Fact]
    public async Task A_message_that_was_taken_out_is_told()
    {
        var changed = EvidenceFiles.ChangeMessages(await Divided(await Whole(), requestsOfPart: 4), "messages-2.tar", messages => messages.Remove(6), hidesIt: true);

        AssertTold(changed, "signatures", "messages/6.xml is missing in messages-2.tar, and requests-2.csv names it");
        AssertTold(changed, "readings", "no signed message says it");
    }

    [Fact]
    public async Task A_request_that_was_taken_out_with_its_message_is_told()
    {
        var files = EvidenceFiles.Of(EvidenceFiles.ChangeMessages(
            await Divided(await Whole(), requestsOfPart: 4), "messages-2.tar", messages => messages.Remove(6), hidesIt: true));
        files["requests-2.csv"] = EvidenceFiles.Table(EvidenceFiles.Requests(files["requests-2.csv"]).Where(request => request.Id != 6));

        var changed = EvidenceFiles.Zip(EvidenceFiles.Hidden(files));

        Assert.Empty(Verified(changed).Steps.Single(step => step.Name == "signatures").Problems);
        AssertTold(changed, "readings", "no signed message says it");
    }

    [Theory]
    [InlineData(false, "files", "messages-2.tar was changed: its SHA-256 is not the one of the manifest")]
    [InlineData(true, "signatures", "messages/77.xml was added to messages-2.tar: requests-2.csv does not name it there")]
    public async Task A_message_that_was_added_is_told(bool hidesIt, string step, string problem) => AssertTold(
        EvidenceFiles.ChangeMessages(
            await Divided(await Whole(), requestsOfPart: 4), "messages-2.tar", messages => messages[77] = messages[6], hidesIt),
        step, problem);

    [Theory]
    [InlineData(false, false, "files", "messages.tar was changed: its SHA-256 is not the one of the manifest")]
    [InlineData(true, false, "signatures", "messages/1.xml is missing in messages.tar, and requests.csv names it")]
    [InlineData(true, false, "signatures", "messages/1.xml was added to messages-2.tar: requests-2.csv does not name it there")]
    [InlineData(true, true, "signatures", "requests-2.csv has request 1 after 8: its lines, or the parts, are in another order than the platform wrote them")]
    public async Task Parts_that_were_swapped_are_told(bool hidesIt, bool withTables, string step, string problem)
    {
        var files = EvidenceFiles.Of(await Divided(await Whole(), requestsOfPart: 4));
        (files["messages.tar"], files["messages-2.tar"]) = (files["messages-2.tar"], files["messages.tar"]);
        if (withTables)
        {
            (files["requests.csv"], files["requests-2.csv"]) = (files["requests-2.csv"], files["requests.csv"]);
        }

        AssertTold(EvidenceFiles.Zip(hidesIt ? EvidenceFiles.Hidden(files) : files), step, problem);
    }

    [Theory]
    [InlineData(false, "files", "requests-2.csv was changed: its SHA-256 is not the one of the manifest")]
    [InlineData(true, "signatures", "messages/6.xml in messages-2.tar: it was signed with another certificate")]
    public async Task A_request_that_was_changed_is_told(bool hidesIt, string step, string problem)
    {
        var files = EvidenceFiles.Of(await Divided(await Whole(), requestsOfPart: 4));
        files["requests-2.csv"] = EvidenceFiles.Table(EvidenceFiles.Requests(files["requests-2.csv"])
            .Select(request => request.Id == 6 ? request with { Thumbprint = new string('0', 64) } : request));

        AssertTold(EvidenceFiles.Zip(hidesIt ? EvidenceFiles.Hidden(files) : files), step, problem);
    }

    [Fact]
    public async Task A_line_of_the_requests_that_cannot_be_read_is_told_with_its_place() => AssertTold(
        EvidenceFiles.Change(await Whole(), "requests.csv", text => text.Replace("\r\n2,", "\r\ntwo,", StringComparison.Ordinal), hidesIt: true),
        "signatures", "requests.csv, line 3, cannot be read");

    [Theory]
    [InlineData("messages-2.tar")]
    [InlineData("requests-2.csv")]
    public async Task A_part_that_is_missing_is_told(string part)
    {
        var files = EvidenceFiles.Of(await Divided(await Whole(), requestsOfPart: 4));
        files.Remove(part);

        AssertTold(EvidenceFiles.Zip(files), "files", $"{part} is missing");
        AssertTold(EvidenceFiles.Zip(files), "signatures", $"{part} is missing");
    }

    [Fact]
    public async Task More_than_150_000_messages_were_refused_and_are_packed()
    {
        const int Count = 150_001;
        var manifest = Manifest(await Whole());
        var (series, from) = (manifest.Series[0].Number, manifest.ReadingsFrom.AddDays(4).ToUnixTimeMilliseconds());
        using var output = new MemoryStream();
        await Write(manifest, Enumerable.Range(0, Count).Select(at => new EvidenceReading(
            series, from + (at * 10_000L), from + ((at + 1) * 10_000L), 1, ReadingQuality.Measured, 0, at + 1, 0)), output, new DeletedRequests());

        var tables = EvidenceFiles.Of(output.ToArray()).Where(file => EvidenceNames.IsPart(EvidenceNames.Requests, file.Key))
            .Select(file => EvidenceFiles.Requests(file.Value)).ToList();
        Assert.Equal((16, Count), (tables.Count, tables.Sum(table => table.Count)));
        var step = UrbGradeModules.VerifyEvidence(output, []).Steps.Single(step => step.Name == "signatures");
        Assert.Empty(step.Problems);
        Assert.Equal("0 signed messages were verified; 150001 others had been deleted when the evidence was made.", step.Text);
        Assert.Equal("and more", step.Unproven[^1]);
    }

    [Fact]
    public void Numbers_of_requests_are_told_in_order_and_once()
    {
        var numbers = new RequestNumbers();
        Assert.True(numbers.IsEmpty);
        foreach (var number in new[] { 5_000_000_000, 4096, 1, 4095, 1 })
        {
            numbers.Add(number);
        }

        Assert.Equal([1L, 4095, 4096, 5_000_000_000], numbers.InOrder());
        Assert.Equal((true, false, false), (numbers.Contains(4095), numbers.Contains(4097), numbers.Contains(9_000_000_000)));
    }

    [Fact]
    public void A_shelf_gives_back_what_was_put_on_it_in_order_however_little_memory_it_has()
    {
        using var small = new ReadingShelf(mostInMemory: 7);
        using var large = new ReadingShelf();
        for (var at = 0; at < 100; at++)
        {
            var reading = new EvidenceReading(at % 3, at, at + 1, at * 1.5, ReadingQuality.Measured, at, 1000 + at, at);
            small.Add(reading);
            large.Add(reading);
        }

        Assert.Equal((100, 100), (small.Count, large.Count));
        Assert.Equal([0, 1, 2], small.Series);
        foreach (var series in new[] { 2, 0, 1, 3 })
        {
            Assert.Equal(large.Of(series), small.Of(series));
        }

        Assert.Equal(Enumerable.Range(0, 33).Select(number => (number * 3) + 1L), small.Of(1).Select(reading => reading.Start));
        Assert.Empty(small.Of(3));
    }

    /// <summary>Of the tenant's energy in February: all nine shops.</summary>
    private async Task<byte[]> Whole()
    {
        using var output = new MemoryStream();
        var name = new FigureName(KpiScope.Tenant, 0, PeriodLength.Month, When.Day("2026-02-03"), "energy");
        Assert.True(await month.World.Platform.Get<IFigureEvidence>().Write(name, output, Cancellation));
        return output.ToArray();
    }

    /// <summary>The same evidence with less in each part.</summary>
    private async Task<byte[]> Divided(byte[] whole, int linesOfPart = ReadingsPart.Most, int requestsOfPart = MessagesPart.Most)
    {
        using var output = new MemoryStream();
        await Write(Manifest(whole), ReadingsOf(whole), output, month.World.Platform.Get<IRawRequests>(), linesOfPart, requestsOfPart);
        return output.ToArray();
    }

    private async Task Write(
        EvidenceManifest manifest, IEnumerable<EvidenceReading> readings, Stream output, IRawRequests requests, int linesOfPart = ReadingsPart.Most,
        int requestsOfPart = MessagesPart.Most)
    {
        var platform = month.World.Platform;
        await using var database = platform.Contexts.Read(TenantScope.Of(month.World.TenantId));
        await new EvidencePack(platform.Get<ITenantRegistry>(), requests).Write(
            database, month.World.TenantId, manifest, readings.ToAsyncEnumerable(), output, Cancellation, linesOfPart, requestsOfPart);
    }

    private static EvidenceManifest Manifest(byte[] zip) =>
        JsonSerializer.Deserialize<EvidenceManifest>(EvidenceFiles.Of(zip)["manifest.json"], EvidenceNames.Json)!;

    private static EvidenceFinding Verified(byte[] zip) => UrbGradeModules.VerifyEvidence(new MemoryStream(zip), []);

    private static void AssertTold(byte[] zip, string step, string problem)
    {
        var finding = Verified(zip);
        Assert.False(finding.Holds || finding.HoldsInPart);
        Assert.Contains(finding.Steps, one => one.Name == step && one.Problems.Any(told => told.Contains(problem, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Names(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private static List<EvidenceReading> ReadingsOf(byte[] zip) =>
        [.. EvidenceFiles.Of(zip).Where(file => EvidenceNames.IsPart(EvidenceNames.Readings, file.Key))
            .SelectMany(file => Encoding.UTF8.GetString(file.Value).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1))
            .Select(line => EvidenceReading.TryParse(line, out var reading) ? reading : throw new InvalidDataException(line))];

    /// <summary>As many requests as anybody asks for, whose messages were deleted.</summary>
    private sealed class DeletedRequests : IRawRequests
    {
        public Task<RawRequest> Load(int tenantId, long rawRequestId, CancellationToken cancellation) => Task.FromResult(
            new RawRequest(rawRequestId, tenantId, "", When.Instant("2026-02-10T00:00:00Z"), default, 0, []) { IsEnvelopeDeleted = true });

        public Task<IReadOnlyDictionary<long, string>> Senders(int tenantId, IReadOnlyCollection<long> rawRequestIds, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<IReadOnlyDictionary<long, DateTimeOffset>> Times(int tenantId, IReadOnlyCollection<long> rawRequestIds, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<IReadOnlyDictionary<string, DateTimeOffset>> LastUses(IReadOnlyCollection<string> thumbprints, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public void MarkQuantified(IWriteSession session, int tenantId, long rawRequestId, int added, int revised, int unchanged) =>
            throw new NotSupportedException();

        public int DeleteEnvelopes(IWriteSession session, int tenantId, IReadOnlyList<long> rawRequestIds) =>
            throw new NotSupportedException();
    }
}
