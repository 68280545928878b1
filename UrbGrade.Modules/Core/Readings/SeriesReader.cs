using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Database.Sqlite;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Readings;

/// <summary>Reads stretches of series, one range of the clustered key each.</summary>
/// <param name="connection">Open; stays the caller's.</param>
/// <param name="tenantId">Readings of another tenant are never returned, whatever series is asked for.</param>
internal sealed class SeriesReader(DbConnection connection, int tenantId) : IReadingSource, IDisposable
{
    private const string Range = """
        SELECT "StartAt", "EndAt", "Value", "Quality", "RawRequestId" FROM "Readings"
        WHERE "SeriesId" = @series AND "TenantId" = @tenant
        AND "StartAt" >= COALESCE((SELECT MAX("StartAt") FROM "Readings" WHERE "SeriesId" = @series AND "StartAt" < @from), @from)
        AND "StartAt" <= COALESCE((SELECT MIN("StartAt") FROM "Readings" WHERE "SeriesId" = @series AND "StartAt" >= @to), @to)
        ORDER BY "StartAt"
        """;

    /// <summary>Those that begin before the readings of a time and reach into it.</summary>
    private const string Behind = """
        SELECT "StartAt", "EndAt", "Value", "Quality", "RawRequestId" FROM "Readings"
        WHERE "SeriesId" = @series AND "TenantId" = @tenant AND "StartAt" >= @from AND "StartAt" < @to AND "EndAt" > @after ORDER BY "StartAt"
        """;

    private const string Checked = """
        SELECT "StartAt", "LocalDay", "Value", "Flags", "DependsFrom", "DependsTo" FROM "CheckedHours"
        WHERE "SeriesId" = @series AND "TenantId" = @tenant AND "StartAt" >= @from AND "StartAt" < @to ORDER BY "StartAt"
        """;

    private const string Disputed = """
        SELECT e."StartAt", r."EndAt", e."RawRequestId", r."RawRequestId" FROM "ReadingRevisions" e
        JOIN "Readings" r ON r."SeriesId" = e."SeriesId" AND r."StartAt" = e."StartAt"
        WHERE e."SeriesId" = @series AND e."TenantId" = @tenant AND e."StartAt" >= @from AND e."StartAt" < @to
        AND e."Value" <> r."Value" AND e."Quality" = r."Quality" ORDER BY e."StartAt", e."Revision"
        """;

    private static readonly string[] Parameters = ["@series", "@from", "@to", "@tenant"];
    private static readonly string[] ParametersOfBehind = [.. Parameters, "@after"];

    private readonly List<StoredReading> readings = [];
    private DbCommand? command;
    private DbCommand? behindCommand;
    private DbCommand? checkedCommand;
    private DbCommand? disputedCommand;
    private SqliteStatement? statement;
    private SqliteStatement? behindStatement;
    private SqliteStatement? checkedStatement;
    private SqliteStatement? disputedStatement;

    /// <summary>The readings that the hours in [from, to) of a series are put together from.</summary>
    /// <returns>In order of start; valid until the next call.</returns>
    public ReadOnlySpan<StoredReading> ReadFor(int seriesId, SeriesKind kind, long from, long to, long longest = 0)
    {
        if (kind == SeriesKind.Register)
        {
            var around = Read(seriesId, from - HourlySeries.RegisterMarginBefore, to + HourlySeries.RegisterMargin);
            return RegisterSpread.Lacking(around) is not (0, 0) and var lacking ? ReadBeside(seriesId, lacking) : around;
        }

        var near = Read(seriesId, from, to);
        if (UsualSpacing.Tells(near, kind))
        {
            near = Read(seriesId, from - HourlySeries.HoldMargin, to + HourlySeries.HoldMargin);
        }

        if (kind != SeriesKind.Interval || LongIntervals.Before(near, from, to, longest) is not var (begin, end, after))
        {
            return near;
        }

        readings.InsertRange(0, ReadBehind(seriesId, begin, end, after));
        return CollectionsMarshal.AsSpan(readings);
    }

    /// <summary>The readings that start in [from, to) and their neighbours on both sides: an interval may reach into the range,
    /// and a counter needs the readings around it.</summary>
    /// <returns>In order of start; valid until the next call.</returns>
    public ReadOnlySpan<StoredReading> Read(int seriesId, long from, long to)
    {
        readings.Clear();
        if (connection is SqliteConnection sqlite)
        {
            ReadSqlite(sqlite, seriesId, from, to);
            return CollectionsMarshal.AsSpan(readings);
        }

        command ??= Prepare(Range, Parameters);
        command.Fill(seriesId, from, to, tenantId);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            readings.Add(new StoredReading(
                rows.GetInt64(0), rows.GetInt64(1), rows.GetDouble(2), (ReadingQuality)rows.GetInt32(3), rows.GetInt64(4)));
        }

        return CollectionsMarshal.AsSpan(readings);
    }

    /// <summary>The hours in [from, to) of a series that the rules of validation changed.</summary>
    public List<CheckedValue> ReadChecked(int seriesId, long from, long to)
    {
        var hours = new List<CheckedValue>();
        if (connection is SqliteConnection sqlite)
        {
            checkedStatement ??= new SqliteStatement(sqlite, Checked, Parameters);
            checkedStatement.Ask(seriesId, from, to, tenantId);
            while (checkedStatement.Read())
            {
                hours.Add(new CheckedValue(
                    checkedStatement.Integer(0), (int)checkedStatement.Integer(1), checkedStatement.IsNull(2) ? null : checkedStatement.Real(2),
                    (VecFlags)checkedStatement.Integer(3), (int)checkedStatement.Integer(4), (int)checkedStatement.Integer(5)));
            }

            return hours;
        }

        checkedCommand ??= Prepare(Checked, Parameters);
        checkedCommand.Fill(seriesId, from, to, tenantId);
        using var rows = checkedCommand.ExecuteReader();
        while (rows.Read())
        {
            hours.Add(new CheckedValue(
                rows.GetInt64(0), rows.GetInt32(1), rows.IsDBNull(2) ? null : rows.GetDouble(2), (VecFlags)rows.GetInt32(3), rows.GetInt32(4), rows.GetInt32(5)));
        }

        return hours;
    }

    /// <summary>Readings in [from, to), of some length at most, whose interval had another value of the same quality before: the
    /// request that brought it, and the one whose value counts.</summary>
    public List<DisputedReading> ReadDisputed(int seriesId, long from, long to)
    {
        var disputed = new List<DisputedReading>();
        void Add(DisputedReading reading)
        {
            if (reading.Start >= from || reading.End > from)
            {
                disputed.Add(reading);
            }
        }

        var begin = from - HourlySeries.LongestSpread;
        if (connection is SqliteConnection sqlite)
        {
            disputedStatement ??= new SqliteStatement(sqlite, Disputed, Parameters);
            disputedStatement.Ask(seriesId, begin, to, tenantId);
            while (disputedStatement.Read())
            {
                Add(new DisputedReading(disputedStatement.Integer(0), disputedStatement.Integer(1), disputedStatement.Integer(2), disputedStatement.Integer(3)));
            }

            return disputed;
        }

        disputedCommand ??= Prepare(Disputed, Parameters);
        disputedCommand.Fill(seriesId, begin, to, tenantId);
        using var rows = disputedCommand.ExecuteReader();
        while (rows.Read())
        {
            Add(new DisputedReading(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3)));
        }

        return disputed;
    }

    public void Dispose()
    {
        disputedCommand?.Dispose();
        disputedStatement?.Dispose();
        command?.Dispose();
        behindCommand?.Dispose();
        behindStatement?.Dispose();
        checkedCommand?.Dispose();
        statement?.Dispose();
        checkedStatement?.Dispose();
    }

    /// <summary>Adds as many readings on each side as gaps of a counter need, however far they are.</summary>
    private ReadOnlySpan<StoredReading> ReadBeside(int seriesId, (int Before, int After) lacking)
    {
        List<StoredReading> all = [.. readings];
        for (var i = 0; i < lacking.Before && Read(seriesId, all[0].Start, all[0].Start) is [var before, _, ..]; i++)
        {
            all.Insert(0, before);
        }

        for (var i = 0; i < lacking.After && Read(seriesId, all[^1].Start + 1, all[^1].Start + 1) is [_, .., var after]; i++)
        {
            all.Add(after);
        }

        readings.Clear();
        readings.AddRange(all);
        return CollectionsMarshal.AsSpan(readings);
    }

    private List<StoredReading> ReadBehind(int seriesId, long from, long to, long endAfter)
    {
        var found = new List<StoredReading>();
        if (connection is SqliteConnection sqlite)
        {
            behindStatement ??= new SqliteStatement(sqlite, Behind, ParametersOfBehind);
            behindStatement.Ask(seriesId, from, to, tenantId, endAfter);
            while (behindStatement.Read())
            {
                found.Add(new StoredReading(
                    behindStatement.Integer(0), behindStatement.Integer(1), behindStatement.Real(2), (ReadingQuality)behindStatement.Integer(3), behindStatement.Integer(4)));
            }

            return found;
        }

        behindCommand ??= Prepare(Behind, ParametersOfBehind);
        behindCommand.Fill(seriesId, from, to, tenantId, endAfter);
        using var rows = behindCommand.ExecuteReader();
        while (rows.Read())
        {
            found.Add(new StoredReading(rows.GetInt64(0), rows.GetInt64(1), rows.GetDouble(2), (ReadingQuality)rows.GetInt32(3), rows.GetInt64(4)));
        }

        return found;
    }

    private void ReadSqlite(SqliteConnection sqlite, int seriesId, long from, long to)
    {
        statement ??= new SqliteStatement(sqlite, Range, Parameters);
        statement.Ask(seriesId, from, to, tenantId);
        while (statement.Read())
        {
            readings.Add(new StoredReading(
                statement.Integer(0), statement.Integer(1), statement.Real(2), (ReadingQuality)statement.Integer(3), statement.Integer(4)));
        }
    }

    private DbCommand Prepare(string text, string[] names)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
