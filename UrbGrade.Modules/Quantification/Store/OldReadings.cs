using System.Collections.Concurrent;
using System.Data.Common;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Retention;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Readings whose interval has a certain length, with the values that they replaced. Those of a series whose days, and those of a
/// tenant whose months of that time wait to be computed, stay.</summary>
/// <param name="shortest">Milliseconds.</param>
/// <param name="tooLong">Milliseconds.</param>
internal abstract class OldReadings(IUrbGradeContexts contexts, RetentionKind kind, long shortest, long tooLong) : IStoredKind
{
    // What reaches over the time stays until it ends: days after it stand on it.
    private const string Chosen = """
        "StartAt" < @before AND "EndAt" <= @before AND "EndAt" - "StartAt" >= @shortest AND "EndAt" - "StartAt" < @toolong
        """;

    private const string Settled = """
        NOT EXISTS (SELECT 1 FROM "DirtyPeriods" WHERE "TenantId" = @tenant AND "LocalDay" <= @day AND "SeriesId" = @series)
        AND NOT EXISTS (SELECT 1 FROM "StaleMonths" WHERE "TenantId" = @tenant AND "Month" <= @day)
        """;

    private const string SettledSeries = """
        s."TenantId" = @tenant
        AND NOT EXISTS (SELECT 1 FROM "DirtyPeriods" d WHERE d."TenantId" = @tenant AND d."LocalDay" <= @day AND d."SeriesId" = s."Id")
        AND NOT EXISTS (SELECT 1 FROM "StaleMonths" m WHERE m."TenantId" = @tenant AND m."Month" <= @day)
        """;

    // Of a counter the three newest states before the time stay: what it counted over a gap that reaches over it hangs on them.
    private const string Spared = """
        AND ("StartAt" < (SELECT MAX(c."StartAt") FROM "Readings" c WHERE c."SeriesId" = @series AND c."StartAt" <
            (SELECT MAX(b."StartAt") FROM "Readings" b WHERE b."SeriesId" = @series AND b."StartAt" <
                (SELECT MAX(a."StartAt") FROM "Readings" a WHERE a."SeriesId" = @series AND a."StartAt" < @before)))
            OR NOT EXISTS (SELECT 1 FROM "Series" o WHERE o."Id" = @series AND o."Kind" = 1))
        """;

    private const string SparedOfSeries = """
        AND (s."Kind" <> 1 OR "StartAt" < (SELECT MAX(c."StartAt") FROM "Readings" c WHERE c."SeriesId" = s."Id" AND c."StartAt" <
            (SELECT MAX(b."StartAt") FROM "Readings" b WHERE b."SeriesId" = s."Id" AND b."StartAt" <
                (SELECT MAX(a."StartAt") FROM "Readings" a WHERE a."SeriesId" = s."Id" AND a."StartAt" < @before))))
        """;

    private const string CountSql = $"""
        SELECT COUNT(*) FROM "Readings" r JOIN "Series" s ON s."Id" = r."SeriesId" WHERE {SettledSeries} AND {Chosen} {SparedOfSeries}
        """;

    private const string NextSql = $"""
        SELECT MIN(s."Id") FROM "Series" s
        WHERE s."Id" >= @from AND {SettledSeries} AND EXISTS (SELECT 1 FROM "Readings" r WHERE r."SeriesId" = s."Id" AND {Chosen} {SparedOfSeries})
        """;

    private const string DeleteRevisionsSql = $"""
        DELETE FROM "ReadingRevisions" WHERE "SeriesId" = @series AND {Chosen} {Spared} AND {Settled}
        """;

    private const string DeleteCheckedSql = $"""
        DELETE FROM "CheckedHours" WHERE "SeriesId" = @series AND "StartAt" < @before AND {Settled}
        """;

    private static readonly ProviderSql DeleteSql = new(
        $"""
        DELETE FROM "Readings" WHERE "SeriesId" = @series AND {Settled} AND "StartAt" IN (
            SELECT "StartAt" FROM "Readings" WHERE "SeriesId" = @series AND {Chosen} {Spared} ORDER BY "StartAt" LIMIT @most)
        """,
        $"""
        DELETE TOP (@most) FROM "Readings" WHERE "SeriesId" = @series AND {Settled} AND {Chosen} {Spared}
        """);

    /// <summary>How far the run under way is with a tenant's series: those before have nothing left, and looking for it
    /// costs reading all that they keep.</summary>
    private readonly ConcurrentDictionary<int, (DateTimeOffset Before, int Series)> reached = new();

    public RetentionKind Kind => kind;

    public async Task<long> Count(int tenantId, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var connection = contexts.OpenReader();
        await using var command = Ask(connection, CountSql, tenantId, before);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), provider: null);
    }

    public async Task<Func<IWriteSession, int>?> Next(int tenantId, DateTimeOffset before, int most, CancellationToken cancellation)
    {
        await using var connection = contexts.OpenReader();
        await using var command = Ask(connection, NextSql, tenantId, before);
        command.AddParameter("@from", reached.TryGetValue(tenantId, out var place) && place.Before == before ? place.Series : 0);
        var found = await command.ExecuteScalarAsync(cancellation);
        if (found is null or DBNull)
        {
            // What comes late is found by the next run, which looks at all series again.
            reached.TryRemove(tenantId, out _);
            return null;
        }

        var series = Convert.ToInt32(found, provider: null);
        reached[tenantId] = (before, series);
        return session => Delete(session, tenantId, series, before, most);
    }

    private int Delete(IWriteSession session, int tenantId, int seriesId, DateTimeOffset before, int most)
    {
        var (day, milliseconds) = (LastDay(before), before.ToUnixTimeMilliseconds());
        var delete = DeleteSql.Prepare(session, "@series", "@tenant", "@day", "@before", "@shortest", "@toolong", "@most");
        var deleted = delete.Fill(seriesId, tenantId, day, milliseconds, shortest, tooLong, most).ExecuteNonQuery();
        if (deleted < most)
        {
            var revisions = session.Prepare(DeleteRevisionsSql, "@series", "@before", "@shortest", "@toolong", "@tenant", "@day");
            revisions.Fill(seriesId, milliseconds, shortest, tooLong, tenantId, day).ExecuteNonQuery();
            session.Prepare(DeleteCheckedSql, "@series", "@before", "@tenant", "@day").Fill(seriesId, milliseconds, tenantId, day).ExecuteNonQuery();
        }

        return deleted;
    }

    private DbCommand Ask(DbConnection connection, string sql, int tenantId, DateTimeOffset before)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.AddParameter("@tenant", tenantId);
        command.AddParameter("@day", LastDay(before));
        command.AddParameter("@before", before.ToUnixTimeMilliseconds());
        command.AddParameter("@shortest", shortest);
        command.AddParameter("@toolong", tooLong);
        return command;
    }

    /// <summary>A local day that is not over before the time, in any zone.</summary>
    private static int LastDay(DateTimeOffset before) => DateOnly.FromDateTime(before.UtcDateTime).DayNumber + 1;
}
