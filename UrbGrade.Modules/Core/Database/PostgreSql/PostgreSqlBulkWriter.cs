using System.Data.Common;
using System.Globalization;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database.PostgreSql;

/// <summary>Bulk writes in one statement each: the columns travel as arrays, and the server makes rows of them.</summary>
internal sealed class PostgreSqlBulkWriter : IBulkWriter
{
    public void Insert<TRow>(IWriteSession session, BulkTable<TRow> table, ReadOnlySpan<TRow> rows, ICollection<int> taken)
    {
        if (rows.IsEmpty)
        {
            return;
        }

        var positions = Fill(session, InsertSql(table), table, rows);
        using var found = positions.ExecuteReader();
        while (found.Read())
        {
            taken.Add((int)found.GetInt64(0) - 1);
        }
    }

    public void Upsert<TRow>(IWriteSession session, BulkTable<TRow> table, ReadOnlySpan<TRow> rows)
    {
        if (!rows.IsEmpty)
        {
            Fill(session, UpsertSql(table), table, rows).ExecuteNonQuery();
        }
    }

    public void Delete<TRow>(IWriteSession session, BulkTable<TRow> table, ReadOnlySpan<TRow> rows, ICollection<int> gone)
    {
        if (rows.IsEmpty)
        {
            return;
        }

        var deleted = new bool[rows.Length];
        using (var found = Fill(session, DeleteSql(table), table, rows).ExecuteReader())
        {
            while (found.Read())
            {
                deleted[found.GetInt64(0) - 1] = true;
            }
        }

        for (var i = 0; i < deleted.Length; i++)
        {
            if (!deleted[i])
            {
                gone.Add(i);
            }
        }
    }

    public void RefreshStatistics(IWriteSession session)
    {
        using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = "ANALYZE";
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private static DbCommand Fill<TRow>(IWriteSession session, string sql, BulkTable<TRow> table, ReadOnlySpan<TRow> rows)
    {
        var columns = table.Columns;
        var names = new string[columns.Length];
        for (var c = 0; c < columns.Length; c++)
        {
            names[c] = Parameter(c);
        }

        var command = session.Prepare(sql, names);
        for (var c = 0; c < columns.Length; c++)
        {
            command.Parameters[c].Value = Values(columns[c], rows);
        }

        return command;
    }

    /// <summary>The column's values in the order of the rows; of a constant only the one.</summary>
    private static object Values<TRow>(BulkColumn<TRow> column, ReadOnlySpan<TRow> rows)
    {
        if (column.Integer is { } integer)
        {
            if (column.IsConstant)
            {
                return integer(in rows[0]);
            }

            var integers = new long[rows.Length];
            for (var i = 0; i < rows.Length; i++)
            {
                integers[i] = integer(in rows[i]);
            }

            return integers;
        }

        var reals = new double?[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            reals[i] = column.Real!(in rows[i]);
        }

        return reals;
    }

    /// <summary>A row whose key comes again in the same write finds it taken by the first.</summary>
    private static string InsertSql<TRow>(BulkTable<TRow> table) => $"""
        WITH given AS ({Given(table)}),
        added AS (
            INSERT INTO {Quote(table.Name)} ({Names(table.Columns)}) SELECT {Values(table)} FROM given ORDER BY position
            ON CONFLICT DO NOTHING RETURNING {Names(table.Key)})
        SELECT position FROM (SELECT position, row_number() OVER (PARTITION BY {Names(table.Key)} ORDER BY position) AS again, {Names(table.Key)} FROM given) AS g
        LEFT JOIN added AS a USING ({Names(table.Key)}) WHERE a.* IS NULL OR again > 1 ORDER BY position
        """;

    /// <summary>A row whose key comes again in the same write counts as written one after the other: the last one stays.</summary>
    private static string UpsertSql<TRow>(BulkTable<TRow> table) => $"""
        INSERT INTO {Quote(table.Name)} AS stored ({Names(table.Columns)})
        SELECT DISTINCT ON ({Names(table.Key)}) {Values(table, inWindow: true)} FROM ({Given(table)}) AS given
        ORDER BY {Names(table.Key)}, position DESC
        ON CONFLICT ({Names(table.Key)}) DO UPDATE SET {string.Join(", ", table.Rest.Select(column => column.KeepsGreater
            ? $"{Quote(column.Name)} = GREATEST(stored.{Quote(column.Name)}, excluded.{Quote(column.Name)})"
            : $"{Quote(column.Name)} = excluded.{Quote(column.Name)}"))}
        """;

    private static string DeleteSql<TRow>(BulkTable<TRow> table) => $"""
        DELETE FROM {Quote(table.Name)} AS stored USING ({Given(table)}) AS given
        WHERE {string.Join(" AND ", table.Columns.Select(column => $"stored.{Quote(column.Name)} = {(column.IsFlag ? $"(given.{Quote(column.Name)} <> 0)" : $"given.{Quote(column.Name)}")}"))}
        RETURNING position
        """;

    private static string Given<TRow>(BulkTable<TRow> table)
    {
        var columns = table.Columns;
        var arrays = Enumerable.Range(0, columns.Length).Where(c => !columns[c].IsConstant).ToList();
        var constants = Enumerable.Range(0, columns.Length).Where(c => columns[c].IsConstant)
            .Select(c => $", {Parameter(c)}::bigint AS {Quote(columns[c].Name)}");
        return $"SELECT a.*{string.Concat(constants)} "
            + $"FROM unnest({string.Join(", ", arrays.Select(c => $"{Parameter(c)}::{(columns[c].Integer is null ? "float8" : "bigint")}[]"))}) "
            + $"WITH ORDINALITY AS a({Names(arrays.Select(c => columns[c]))}, position)";
    }

    private static string Values<TRow>(BulkTable<TRow> table, bool inWindow = false) =>
        string.Join(", ", table.Columns.Select(column =>
        {
            var value = Quote(column.Name);
            if (inWindow && column.KeepsGreater)
            {
                value = $"max({value}) OVER (PARTITION BY {Names(table.Key)})";
            }

            return column.IsFlag ? $"{value} <> 0" : value;
        }));

    private static string Names<TRow>(IEnumerable<BulkColumn<TRow>> columns) => string.Join(", ", columns.Select(column => Quote(column.Name)));

    private static string Parameter(int column) => string.Create(CultureInfo.InvariantCulture, $"@c{column}");

    private static string Quote(string name) => $"\"{name}\"";
}
