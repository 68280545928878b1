using System.Data.Common;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Takes in a reading of an interval that has one already.</summary>
internal sealed class RevisionStore(TimeProvider clock)
{
    private const string Current = """
        SELECT "RawRequestId", "MessageIndex", "LastRequestId", "EndAt", "Value", "Quality", "Revision"
        FROM "Readings" WHERE "SeriesId" = @series AND "StartAt" = @start
        """;

    private const string Earlier = """
        SELECT "RawRequestId", "MessageIndex", "LastRequestId", "EndAt", "Value", "Quality", "ReplacedAt"
        FROM "ReadingRevisions" WHERE "SeriesId" = @series AND "StartAt" = @start ORDER BY "Revision"
        """;

    private const string Update = """
        UPDATE "Readings" SET "RawRequestId" = @request, "MessageIndex" = @message, "LastRequestId" = @last,
        "EndAt" = @end, "Value" = @value, "Quality" = @quality, "Revision" = @revision
        WHERE "SeriesId" = @series AND "StartAt" = @start
        """;

    private const string Forget = """DELETE FROM "ReadingRevisions" WHERE "SeriesId" = @series AND "StartAt" = @start""";

    private const string Keep = """
        INSERT INTO "ReadingRevisions" ("RawRequestId", "MessageIndex", "LastRequestId", "EndAt", "Value", "Quality",
        "Revision", "SeriesId", "StartAt", "TenantId", "ReplacedAt")
        VALUES (@request, @message, @last, @end, @value, @quality, @revision, @series, @start, @tenant, @replaced)
        """;

    /// <summary>Puts the reading into its place by request, and writes only what that changes.</summary>
    /// <returns>What it meant, and the end of the interval that counted until now: hours up to there may be others.</returns>
    public (ReadingOutcome Outcome, long EndBefore) Receive(IWriteSession session, in NewReading reading)
    {
        var runs = new List<ReadingRun>();
        if (Load(session, reading, runs) > 1)
        {
            LoadEarlier(session, reading, runs);
        }

        var before = runs.ToArray();
        var outcome = ReadingHistory.Receive(
            runs,
            new ReadingRun(reading.RawRequestId, reading.MessageIndex, reading.RawRequestId, reading.End, reading.Value,
                reading.Quality, ReplacedAt: null),
            clock.GetUtcNow());
        if (runs.Count != before.Length || runs[^1] != before[^1])
        {
            Set(session, reading, runs[^1], runs.Count);
        }

        if (!runs.SkipLast(1).SequenceEqual(before.SkipLast(1)))
        {
            Rewrite(session, reading, runs);
        }

        return (outcome, before[^1].End);
    }

    private static int Load(IWriteSession session, in NewReading reading, List<ReadingRun> runs)
    {
        var select = session.Prepare(Current, "@series", "@start").Fill(reading.SeriesId, reading.Start);
        using var rows = select.ExecuteReader();
        rows.Read();
        runs.Add(Read(rows, replacedAt: null));
        return rows.GetInt32(6);
    }

    private static void LoadEarlier(IWriteSession session, in NewReading reading, List<ReadingRun> runs)
    {
        var select = session.Prepare(Earlier, "@series", "@start").Fill(reading.SeriesId, reading.Start);
        using var rows = select.ExecuteReader();
        for (var i = 0; rows.Read(); i++)
        {
            runs.Insert(i, Read(rows, DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(6))));
        }
    }

    private static void Set(IWriteSession session, in NewReading reading, in ReadingRun run, int revision)
    {
        var update = session.Prepare(
            Update, "@series", "@start", "@request", "@message", "@last", "@end", "@value", "@quality", "@revision");
        update.Fill(
            reading.SeriesId, reading.Start, run.FirstRequestId, run.MessageIndex, run.LastRequestId, run.End, run.Value, (int)run.Quality, revision);
        update.ExecuteNonQuery();
    }

    private static void Rewrite(IWriteSession session, in NewReading reading, List<ReadingRun> runs)
    {
        session.Prepare(Forget, "@series", "@start").Fill(reading.SeriesId, reading.Start).ExecuteNonQuery();
        for (var i = 0; i < runs.Count - 1; i++)
        {
            var insert = session.Prepare(
                Keep, "@series", "@start", "@request", "@message", "@last", "@end", "@value", "@quality", "@revision",
                "@tenant", "@replaced");
            var run = runs[i];
            insert.Fill(
                reading.SeriesId, reading.Start, run.FirstRequestId, run.MessageIndex, run.LastRequestId, run.End, run.Value, (int)run.Quality, i + 1,
                reading.TenantId, run.ReplacedAt!.Value.ToUnixTimeMilliseconds());
            insert.ExecuteNonQuery();
        }
    }

    private static ReadingRun Read(DbDataReader rows, DateTimeOffset? replacedAt) => new(
        rows.GetInt64(0), rows.GetInt32(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetDouble(4),
        (ReadingQuality)rows.GetInt32(5), replacedAt);
}
