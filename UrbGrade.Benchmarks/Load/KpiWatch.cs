using System.Globalization;
using Microsoft.Data.Sqlite;
using UrbGrade.Benchmarks.Measuring;

namespace UrbGrade.Benchmarks.Load;

/// <summary>Reads the platform's database to see when all that was sent has become KPIs.</summary>
internal sealed class KpiWatch : IDisposable
{
    private const string Waiting =
        """SELECT EXISTS (SELECT 1 FROM "WorkItems" WHERE "State" IN (0, 1)) OR EXISTS (SELECT 1 FROM "DirtyPeriods") OR EXISTS (SELECT 1 FROM "StaleMonths")""";

    private readonly SqliteConnection connection;

    public KpiWatch(PublishedPlatform platform)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = platform.DatabaseFile, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 30,
            // The next platform takes the same path: a pooled connection would go on reading the deleted file.
            Pooling = false,
        }.ToString());
        connection.Open();
        Number("PRAGMA query_only=1");
    }

    /// <summary>Waits until no work is left.</summary>
    public async Task WaitUntilQuantifiedAsync(CancellationToken cancellation)
    {
        while (Number(Waiting) != 0)
            await Task.Delay(20, cancellation);
    }

    /// <summary>Checks that what was sent is there: each reading once, and each hour in a daily energy KPI.</summary>
    /// <exception cref="BenchException">Something is missing.</exception>
    public void RequireComplete(int messages)
    {
        var parked = Number("""SELECT count(*) FROM "WorkItems" WHERE "State" = 3""");
        var readings = Number("""SELECT count(*) FROM "Readings" """);
        var hours = Number("""
            SELECT coalesce(sum(k."ValidIntervals"), 0) FROM "Kpis" k JOIN "KpiDefinitions" d ON d."Id" = k."DefinitionId"
            WHERE d."Code" = 'energy' AND k."Resolution" = 0
            """);
        if (parked > 0 || readings != (long)messages * MeterHours.ReadingsOfMessage || hours != messages)
        {
            throw new BenchException(string.Create(
                CultureInfo.InvariantCulture,
                $"of {messages} messages there are {readings} readings and {hours} hours in energy KPIs, and {parked} work items are parked"));
        }
    }

    /// <summary>Meters' series that have a forecast.</summary>
    public long Forecasts() => Number("""
        SELECT count(DISTINCT s."SeriesId") FROM "ForecastStandings" s JOIN "Forecasts" f ON f."StandingId" = s."Id" AND f."Night" = s."Night"
        WHERE s."SeriesId" <> 0
        """);

    /// <summary>Figures of all periods and scopes.</summary>
    public long Figures() => Number("""SELECT (SELECT count(*) FROM "Kpis") + (SELECT count(*) FROM "PeriodKpis")""");

    /// <summary>When the newest figure was computed.</summary>
    public long NewestFigure() => Number("""SELECT max((SELECT max("ComputedAt") FROM "Kpis"), (SELECT max("ComputedAt") FROM "PeriodKpis"))""");

    /// <summary>Figures that were computed later.</summary>
    public long FiguresSince(long moment) => Number(string.Create(
        CultureInfo.InvariantCulture,
        $"""SELECT (SELECT count(*) FROM "Kpis" WHERE "ComputedAt" > {moment}) + (SELECT count(*) FROM "PeriodKpis" WHERE "ComputedAt" > {moment})"""));

    /// <summary>Of those, the ones that are none of a meter's own: of the day, week, month and year of its asset, and
    /// of the week, month and year of the tenant.</summary>
    public long OthersSince(long moment, string source, DateOnly day) => Number(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        WITH own AS (SELECT "AssetId" AS asset FROM "Meters" WHERE "Source" = '{source}')
        SELECT
            (SELECT count(*) FROM "Kpis" WHERE "ComputedAt" > {moment} AND NOT ("AssetId" IN (SELECT asset FROM own)
                AND ("Resolution" = 0 AND "PeriodStart" = {day.DayNumber} OR "Resolution" = 1 AND "PeriodStart" = {day.AddDays(1 - day.Day).DayNumber})))
            + (SELECT count(*) FROM "PeriodKpis" WHERE "ComputedAt" > {moment} AND NOT (("Scope" = 4 OR "Scope" = 0 AND "ScopeId" IN (SELECT asset FROM own))
                AND ("Resolution" = 2 AND "PeriodStart" = {day.AddDays(-(((int)day.DayOfWeek + 6) % 7)).DayNumber}
                    OR "Resolution" = 1 AND "PeriodStart" = {day.AddDays(1 - day.Day).DayNumber}
                    OR "Resolution" = 3 AND "PeriodStart" = {new DateOnly(day.Year, 1, 1).DayNumber})))
        """));

    public void Dispose() => connection.Dispose();

    private long Number(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar() ?? 0L, CultureInfo.InvariantCulture);
    }
}
