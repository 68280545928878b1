using System.Data;
using Microsoft.Data.SqlClient;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database.SqlServer;

/// <summary>Bulk writes by the provider's bulk copy into a temporary table, and statements over sets from there.</summary>
internal sealed class SqlServerBulkWriter : IBulkWriter
{
    /// <summary>The tables that grow with the readings.</summary>
    public const string Statistics = """
        UPDATE STATISTICS "Readings"; UPDATE STATISTICS "SeriesDays"; UPDATE STATISTICS "Kpis"; UPDATE STATISTICS "DirtyPeriods";
        UPDATE STATISTICS "RawRequests"; UPDATE STATISTICS "WorkItems";
        """;

    public void Insert<TRow>(IWriteSession session, BulkTable<TRow> table, ReadOnlySpan<TRow> rows, ICollection<int> taken)
    {
        if (rows.IsEmpty)
        {
            return;
        }

        Give(session, table, rows);
        foreach (var position in Positions(session, SqlServerBulkSql.Taken(table)))
        {
            taken.Add(position);
        }

        Run(session, SqlServerBulkSql.Insert(table));
        Run(session, SqlServerBulkSql.Drop());
    }

    public void Upsert<TRow>(IWriteSession session, BulkTable<TRow> table, ReadOnlySpan<TRow> rows)
    {
        if (rows.IsEmpty)
        {
            return;
        }

        Give(session, table, rows);
        Run(session, SqlServerBulkSql.Upsert(table));
        Run(session, SqlServerBulkSql.Drop());
    }

    public void Delete<TRow>(IWriteSession session, BulkTable<TRow> table, ReadOnlySpan<TRow> rows, ICollection<int> gone)
    {
        if (rows.IsEmpty)
        {
            return;
        }

        Give(session, table, rows);
        var deleted = Positions(session, SqlServerBulkSql.Delete(table)).ToHashSet();
        Run(session, SqlServerBulkSql.Drop());
        for (var i = 0; i < rows.Length; i++)
        {
            if (!deleted.Contains(i))
            {
                gone.Add(i);
            }
        }
    }

    public void RefreshStatistics(IWriteSession session) => Run(session, Statistics, timeout: 0);

    private static void Give<TRow>(IWriteSession session, BulkTable<TRow> table, ReadOnlySpan<TRow> rows)
    {
        Run(session, SqlServerBulkSql.Create(table));
        using var given = new DataTable();
        given.Columns.Add(SqlServerBulkSql.Position, typeof(int));
        foreach (var column in table.Columns)
        {
            given.Columns.Add(column.Name, column.Integer is null ? typeof(double) : typeof(long));
        }

        for (var i = 0; i < rows.Length; i++)
        {
            var row = given.NewRow();
            row[0] = i;
            for (var c = 0; c < table.Columns.Length; c++)
            {
                row[c + 1] = table.Columns[c].Integer is { } integer ? integer(in rows[i]) : table.Columns[c].Real!(in rows[i]) ?? (object)DBNull.Value;
            }

            given.Rows.Add(row);
        }

        using var copy = new SqlBulkCopy((SqlConnection)session.Connection, SqlBulkCopyOptions.Default, (SqlTransaction)session.Transaction)
        {
            DestinationTableName = SqlServerBulkSql.Given,
        };
        copy.WriteToServer(given);
    }

    private static List<int> Positions(IWriteSession session, string sql)
    {
        using var command = Command(session, sql);
        using var found = command.ExecuteReader();
        var positions = new List<int>();
        while (found.Read())
        {
            positions.Add(found.GetInt32(0));
        }

        return positions;
    }

    private static void Run(IWriteSession session, string sql, int timeout = 30)
    {
        using var command = Command(session, sql);
        command.CommandTimeout = timeout;
        command.ExecuteNonQuery();
    }

    private static SqlCommand Command(IWriteSession session, string sql) =>
        new(sql, (SqlConnection)session.Connection, (SqlTransaction)session.Transaction);
}
