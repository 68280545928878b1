using Microsoft.Extensions.Logging.Abstractions;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Database;

/// <summary>A migrated database of a test's own.</summary>
internal abstract class TestDatabase : IDisposable
{
    protected TestDatabase(IPlatformDatabase database)
    {
        Database = database;
        Contexts = database.Contexts(DesignTimeTables.All);
    }

    public IPlatformDatabase Database { get; }

    /// <summary>One on SQLite, unless the test is to run on PostgreSQL.</summary>
    public static TestDatabase Create() =>
        OnPostgreSqlAttribute.Server is { } server ? new PostgreSqlTestDatabase(server) : new SqliteTestDatabase();

    public IUrbGradeContexts Contexts { get; }

    public CommitQueue OpenQueue() => new(Database, TimeProvider.System, NullLogger<CommitQueue>.Instance);

    /// <summary>Runs statements on a connection of its own.</summary>
    public void Execute(string sql)
    {
        using var connection = Contexts.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Reads the first column of every row.</summary>
    public List<T> Query<T>(string sql)
    {
        using var connection = Contexts.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var values = new List<T>();
        while (rows.Read())
        {
            values.Add(rows.GetFieldValue<T>(0));
        }

        return values;
    }

    /// <summary>Asks for what the database has to refuse for want of its own, and not because it is wrong.</summary>
    public abstract void WriteWhatCannotBeCommitted(IWriteSession session);

    public abstract void Dispose();

    protected static void Run(IWriteSession session, string sql)
    {
        using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
