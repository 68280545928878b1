using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace UrbGrade.Modules.Core.Database.Sqlite;

/// <summary>A prepared question of SQLite itself, for rows by the thousand: a third of the time that a data reader takes.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly int[] parameters;

    /// <param name="connection">Open; stays the caller's, and open until this is disposed.</param>
    /// <param name="parameters">Names in the order in which they are bound.</param>
    public SqliteStatement(SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        raw.sqlite3_busy_timeout(database, connection.DefaultTimeout * 1000);
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
        this.parameters = new int[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            this.parameters[i] = raw.sqlite3_bind_parameter_index(statement, parameters[i]);
        }
    }

    /// <summary>Asks anew, with values in the order of the parameters.</summary>
    public void Ask(params ReadOnlySpan<long> values)
    {
        raw.sqlite3_reset(statement);
        for (var i = 0; i < values.Length; i++)
        {
            Check(raw.sqlite3_bind_int64(statement, parameters[i], values[i]));
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False after the last one, when nothing is held open any more.</returns>
    public bool Read()
    {
        var outcome = raw.sqlite3_step(statement);
        if (outcome == raw.SQLITE_ROW)
        {
            return true;
        }

        raw.sqlite3_reset(statement);
        if (outcome != raw.SQLITE_DONE)
        {
            Check(outcome);
        }

        return false;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Integer(int column) => raw.sqlite3_column_int64(statement, column);

    public double Real(int column) => raw.sqlite3_column_double(statement, column);

    public void Dispose() => statement.Dispose();

    private void Check(int outcome) => SqliteException.ThrowExceptionForRC(outcome, database);
}
