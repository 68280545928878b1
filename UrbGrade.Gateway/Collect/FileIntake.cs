using System.Security.Cryptography;
using NodaTime;
using UrbGrade.Gateway.Cleanse;
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
    private const long MostBytes = 64 << 20;

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
        catch (Exception failure) when (failure is not (OperationCanceledException or System.Data.Common.DbException))
        {
            // It stays in work/ and is taken up again by the next pass; the files behind it do not wait for it.
            LogFileUnreadable(source.Id, name, failure.Message);
        }
    }

    private void TakeFile(SourceSettings source, HotFolder folder, string file, string name, bool interrupted)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var size = new FileInfo(file).Length;
        var bytes = size > MostBytes ? [] : File.ReadAllBytes(file);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var earlier = size > MostBytes ? null : database.Read(connection => FileLedger.FindRead(connection, hash));
        if (earlier is not null && interrupted && earlier.Name == name)
        {
            folder.Done(file);
            LogFileResumed(source.Id, name);
            return;
        }

        if (earlier is { BadRows: 0 })
        {
            database.Write(connection => FileLedger.Add(connection, source.Id, name, hash, size, FileOutcome.Repeated, null, now));
            folder.Done(file);
            LogFileRepeated(source.Id, name, earlier.Name);
            return;
        }

        var cleansed = Cleanse(source, name, Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(file)), bytes, size, hash, HotFolder.PromisedHash(file), now);
        if (cleansed.Refusal is { } refusal)
        {
            database.Write(connection => FileLedger.Add(connection, source.Id, name, hash, size, FileOutcome.Bad, cleansed, now));
            memories.Forget();
            folder.Bad(file, refusal, cleansed.Rejections);
            LogFileRefused(source.Id, name, refusal.Code, refusal.Line, refusal.Hint);
            return;
        }

        var count = database.Write(connection =>
        {
            var id = FileLedger.Add(connection, source.Id, name, hash, size, FileOutcome.Done, cleansed, now);
            using var ledger = new ReadingLedger(connection, calendar, id, now);
            var counted = ledger.Record(cleansed.Readings);
            FileLedger.Count(connection, id, counted);
            return counted;
        });
        folder.Done(file);
        Report(source, name, cleansed, count);
    }

    private CleansedFile Cleanse(SourceSettings source, string name, Instant writtenAt, byte[] bytes, long size, string hash, string? promised, Instant now)
    {
        FileContent content;
        if (size > MostBytes)
            content = FileContent.Refused(new(FileCode.TooLarge, 0, 0, "", $"{size} bytes, at most {MostBytes} are read; split the export"));
        else if (promised is not null && promised != hash)
            content = FileContent.Refused(new(FileCode.ChecksumMismatch, 0, 0, "", $"The sidecar promises {promised}, the file has {hash}: deliver it again"));
        else
            content = FileContent.Read(source.Profile.Open(meters.Contains), bytes, name, writtenAt);
        return new FileCleansing(settings.Cleanse.Limits, settings.Cleanse.Spikes, memories.Of, source.Profile.MostBadRows ?? settings.Cleanse.MostBadRows).Cleanse(content, now);
    }

    private void Report(SourceSettings source, string name, CleansedFile file, LedgerCount count)
    {
        LogFileRead(source.Id, name, file.Rows, file.BadRows, count.New, count.Revised, count.Known);
        if (file.Rejections.Count > 0)
        {
            var first = file.Rejections[0];
            LogRowsRejected(source.Id, name, file.BadRows, file.Rows, first.Code, first.Line, first.Hint);
        }

        var doubted = file.Readings.Count(reading => reading.Quality == ReadingQuality.Suspect);
        if (doubted > 0)
        {
            var first = file.Readings.First(reading => reading.Quality == ReadingQuality.Suspect);
            LogValuesDoubted(source.Id, name, doubted, first.Method, first.Reading.Meter, first.Reading.Start, first.Reading.Value);
        }

        if (count.Revised > 0)
            LogValuesRevised(source.Id, name, count.Revised);
    }

    [LoggerMessage(EventCode.FileRead, LogLevel.Debug, "{Source}: read {File}: {Rows} rows, {BadRows} bad; readings {New} new, {Revised} revised, {Known} known")]
    private partial void LogFileRead(string source, string file, int rows, int badRows, int @new, int revised, int known);

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
}
