using System.Security.Cryptography;
using NodaTime;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect.Formats;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Collect;

/// <summary>
/// Takes the finished files of all sources: claim, read, cleanse, and store with the ledger entry in one transaction,
/// only then out of <c>work/</c>. A stop at any moment leaves the file where the next start finds it.
/// </summary>
internal sealed partial class FileIntake(
    GatewaySettings settings, GatewayDatabase database, TimeProvider time, ILogger<FileIntake> log)
{
    private readonly SeriesMemories memories = new(database);
    private readonly SiteCalendar calendar = new(settings.Site.Zone);
    private readonly HashSet<string> meters = [.. settings.Meters.SelectMany(meter => meter.Meters)];
    private readonly List<(SourceSettings Source, HotFolder Folder)> sources =
        [.. settings.Sources.Select(source => (source, new HotFolder(source.Path, source.Pattern, source.Ignore, source.StableFor, time)))];

    /// <summary>Files that lie in the sources' folders and are not claimed yet.</summary>
    public int Waiting() => sources.Sum(source => source.Folder.Waiting());

    /// <summary>Takes every finished file.</summary>
    /// <returns>How many.</returns>
    public int TakeAll(CancellationToken cancellation)
    {
        var taken = 0;
        foreach (var (source, folder) in sources)
        {
            folder.Prepare();
            foreach (var file in folder.Interrupted())
            {
                Take(source, folder, file, interrupted: true);
                taken++;
            }

            foreach (var file in folder.Claim())
            {
                Take(source, folder, file, interrupted: false);
                taken++;
                if (cancellation.IsCancellationRequested)
                    return taken;
            }
        }

        return taken;
    }

    private void Take(SourceSettings source, HotFolder folder, string file, bool interrupted)
    {
        var name = Path.GetFileName(file);
        try
        {
            TakeFile(source, folder, file, name, interrupted);
        }
        catch (System.Data.Common.DbException)
        {
            // Nothing of the file was committed, so nothing may be remembered of it.
            memories.Forget();
            throw;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // It stays in work/ and is taken up again by the next pass; the files behind it do not wait for it.
            LogFileUnreadable(source.Id, name, failure.Message);
        }
    }

    private void TakeFile(SourceSettings source, HotFolder folder, string file, string name, bool interrupted)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var entry = new FileEntry(source.Id, name, Convert.ToHexStringLower(SHA256.HashData(content)), content.Length, now);
        var earlier = database.Read(connection => FileLedger.FindRead(connection, entry.Sha256));
        if (earlier is not null && interrupted && earlier.Name == name)
        {
            folder.Done(file);
            LogFileResumed(source.Id, name);
            return;
        }

        if (earlier is { BadRows: 0 })
        {
            database.Write(connection => FileLedger.Add(connection, entry, FileOutcome.Repeated));
            folder.Done(file);
            LogFileRepeated(source.Id, name, earlier.Name);
            return;
        }

        using var gathered = new GatheredFile(settings.Site.State);
        content.Position = 0;
        var raw = new RawFile(name, content, Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(file)));
        var refused = RefuseChecksum(HotFolder.PromisedHash(file), entry.Sha256) ?? source.Profile.Open(meters.Contains).Read(raw, gathered);
        if (refused is not null)
            Refuse(folder, file, entry, new CleansedFile(gathered.Rows, gathered.BadRows, gathered.Rejections, refused));
        else
            Keep(source, folder, file, entry, gathered);
    }

    private void Keep(SourceSettings source, HotFolder folder, string file, FileEntry entry, GatheredFile gathered)
    {
        var cleansing = new FileCleansing(
            gathered, settings.Cleanse.Limits, settings.Cleanse.Spikes, memories.Of, source.Profile.MostBadRows ?? settings.Cleanse.MostBadRows);
        try
        {
            var kept = database.Write(connection => Store(connection, entry, gathered, cleansing));
            folder.Done(file);
            Report(entry, kept, cleansing);
        }
        catch (FileRefusedException refused)
        {
            Refuse(folder, file, entry, refused.File);
        }
    }

    private KeptFile Store(StoreConnection connection, FileEntry entry, GatheredFile gathered, FileCleansing cleansing)
    {
        var id = FileLedger.Add(connection, entry, FileOutcome.Done);
        using var readings = new ReadingLedger(connection, calendar, id, entry.At);
        var readingCount = readings.Record(cleansing.Judge(entry.At));
        using var records = new RecordLedger(connection, calendar, id, entry.At);
        var recordCount = records.Record(gathered.Records);
        var cleansed = cleansing.Finish();
        if (cleansed.Refusal is not null)
            throw new FileRefusedException(cleansed);
        FileLedger.Complete(connection, id, cleansed, readingCount);
        return new KeptFile(cleansed, readingCount, recordCount);
    }

    private void Refuse(HotFolder folder, string file, FileEntry entry, CleansedFile cleansed)
    {
        var refusal = cleansed.Refusal!;
        database.Write(connection => FileLedger.Complete(connection, FileLedger.Add(connection, entry, FileOutcome.Bad), cleansed, default));
        memories.Forget();
        folder.Bad(file, refusal, cleansed.Rejections);
        LogFileRefused(entry.Source, entry.Name, refusal.Code, refusal.Line, refusal.Hint);
    }

    private static FileRefusal? RefuseChecksum(string? promised, string found) => promised is null || promised == found
        ? null
        : new(FileCode.ChecksumMismatch, 0, 0, "", $"The sidecar promises {promised}, the file has {found}: deliver it again");

    private void Report(FileEntry entry, KeptFile kept, FileCleansing cleansing)
    {
        var (file, readings, records) = kept;
        LogFileRead(
            entry.Source, entry.Name, file.Rows, file.BadRows, readings.New, readings.Revised, readings.Known, records.New, records.Revised, records.Known);
        if (file.Rejections.Count > 0)
        {
            var first = file.Rejections[0];
            LogRowsRejected(entry.Source, entry.Name, file.BadRows, file.Rows, first.Code, first.Line, first.Hint);
        }

        if (cleansing.FirstDoubted is { } doubted)
            LogValuesDoubted(entry.Source, entry.Name, cleansing.Doubted, doubted.Method, doubted.Reading.Meter, doubted.Reading.Start, doubted.Reading.Value);
        if (readings.Revised > 0)
            LogValuesRevised(entry.Source, entry.Name, readings.Revised);
        if (records.Revised > 0)
            LogRecordsRevised(entry.Source, entry.Name, records.Revised);
    }

    /// <summary>What one file left in the database.</summary>
    private sealed record KeptFile(CleansedFile File, LedgerCount Readings, LedgerCount Records);

    /// <summary>Ends the transaction of a file that turns out to be bad: nothing of it counts.</summary>
    private sealed class FileRefusedException(CleansedFile file) : Exception(file.Refusal!.Hint)
    {
        public CleansedFile File => file;
    }

    [LoggerMessage(EventCode.FileRead, LogLevel.Debug, "{Source}: read {File}: {Rows} rows, {BadRows} bad; readings {New} new, {Revised} revised, {Known} known; records {NewRecords} new, {RevisedRecords} revised, {KnownRecords} known")]
    private partial void LogFileRead(string source, string file, int rows, int badRows, int @new, int revised, int known, int newRecords, int revisedRecords, int knownRecords);

    [LoggerMessage(EventCode.FileRepeated, LogLevel.Warning, "{Source}: {File} was already processed as {Earlier}; nothing changes")]
    private partial void LogFileRepeated(string source, string file, string earlier);

    [LoggerMessage(EventCode.FileRefused, LogLevel.Error, "{Source}: refused {File}: {Code} at line {Line}. {Hint}")]
    private partial void LogFileRefused(string source, string file, string code, int line, string hint);

    [LoggerMessage(EventCode.FileResumed, LogLevel.Information, "{Source}: {File} was stored before the last stop; filed as done")]
    private partial void LogFileResumed(string source, string file);

    [LoggerMessage(EventCode.RowsRejected, LogLevel.Warning, "{Source}: {File}: {Bad} of {Rows} rows rejected; the first: {Code} at line {Line}. {Hint}")]
    private partial void LogRowsRejected(string source, string file, int bad, int rows, string code, int line, string hint);

    [LoggerMessage(EventCode.FileUnreadable, LogLevel.Error, "{Source}: {File} cannot be read or moved and will be tried again: {Reason}")]
    private partial void LogFileUnreadable(string source, string file, string reason);

    [LoggerMessage(EventCode.ValuesDoubted, LogLevel.Warning, "{Source}: {File}: {Count} values are doubted and held back; the first by rule {Rule}: {Meter} {Start} {Value}")]
    private partial void LogValuesDoubted(string source, string file, int count, string rule, string meter, Instant start, decimal value);

    [LoggerMessage(EventCode.ValuesRevised, LogLevel.Information, "{Source}: {File}: {Count} values differ from what was delivered before; their days are sent again")]
    private partial void LogValuesRevised(string source, string file, int count);

    [LoggerMessage(EventCode.RecordsRevised, LogLevel.Information, "{Source}: {File}: {Count} records have other fields than before under the same key; both are kept")]
    private partial void LogRecordsRevised(string source, string file, int count);
}
