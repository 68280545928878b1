using System.IO.Compression;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Evidence;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Evidence;

/// <summary>Evidence of more readings than one table shows, and than memory holds.</summary>
public class EvidencePartsTests(EvidenceMonth month) : IClassFixture<EvidenceMonth>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readings_that_go_on_in_other_parts_make_the_same_figure()
    {
        var whole = await Whole();
        var parts = await Divided(whole, linesOfPart: 2_000);

        var names = Names(parts);
        Assert.Equal(["readings.csv", "readings-2.csv", "readings-3.csv", "readings-4.csv"], names.Where(EvidenceNames.IsReadings).Take(4));
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
        Assert.Equal(EvidenceAnswer.Written, await month.World.Platform.Get<IFigureEvidence>().Write(name, output, Cancellation));
        return output.ToArray();
    }

    /// <summary>The same evidence with fewer lines in each part.</summary>
    private async Task<byte[]> Divided(byte[] whole, int linesOfPart)
    {
        using var zip = new ZipArchive(new MemoryStream(whole));
        using var json = zip.GetEntry("manifest.json")!.Open();
        var manifest = JsonSerializer.Deserialize<EvidenceManifest>(json, EvidenceNames.Json)!;
        var platform = month.World.Platform;
        await using var database = platform.Contexts.Read(TenantScope.Of(month.World.TenantId));
        using var output = new MemoryStream();
        Assert.True(await new EvidencePack(platform.Get<ITenantRegistry>(), platform.Get<IRawRequests>()).Write(
            database, month.World.TenantId, manifest, ReadingsOf(whole).ToAsyncEnumerable(), output, Cancellation, linesOfPart));
        return output.ToArray();
    }

    private static IEnumerable<string> Names(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private static List<EvidenceReading> ReadingsOf(byte[] zip)
    {
        using var archive = new EvidenceArchive(new MemoryStream(zip));
        return [.. Names(zip).Where(EvidenceNames.IsReadings).SelectMany(name => archive.Lines(name).Skip(1)).Select(line => EvidenceReading.TryParse(line, out var reading) ? reading : throw new InvalidDataException(line))];
    }
}
