using System.Data.Common;
using Microsoft.Data.Sqlite;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database;

internal sealed class SqliteWriteSession(SqliteConnection connection) : IWriteSession, IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private SqliteTransaction? _transaction;

    public DbConnection Connection => connection;

    public DbTransaction Transaction => _transaction ?? throw new InvalidOperationException("The write is over.");

    public DbCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            command.Transaction = _transaction;
            foreach (var name in parameters)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            command.Prepare();
            _prepared.Add(sql, command);
        }

        command.Transaction = _transaction;
        return command;
    }

    public void Begin() => _transaction = connection.BeginTransaction(deferred: false);

    public void Commit()
    {
        _transaction!.Commit();
        End();
    }

    public void Rollback()
    {
        try
        {
            _transaction?.Rollback();
        }
        catch (SqliteException)
        {
            // SQLite rolled back by itself, as it does when the disk is full.
        }

        End();
    }

    public void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = _transaction;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _transaction?.Dispose();
        connection.Dispose();
    }

    private void End()
    {
        _transaction?.Dispose();
        _transaction = null;
    }
}
