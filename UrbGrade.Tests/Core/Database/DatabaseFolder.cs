using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Database.Sqlite;

namespace UrbGrade.Tests.Core.Database;

/// <summary>A migrated database in a folder of its own, deleted at the end.</summary>
internal sealed class DatabaseFolder : IDisposable
{
    public DatabaseFolder()
    {
        Path = Directory.CreateTempSubdirectory("urbgrade-test-").FullName;
        Database = new SqliteDatabase(System.IO.Path.Combine(Path, "urbgrade.db"));
        Contexts = new SqliteContexts(Database, DesignTimeTables.All);
        Database.Prepare(Contexts, TimeProvider.System);
    }

    public string Path { get; }

    public SqliteDatabase Database { get; }

    public IUrbGradeContexts Contexts { get; }

    public SqliteCommitQueue OpenQueue() => new(Database, TimeProvider.System, NullLogger<SqliteCommitQueue>.Instance);

    /// <summary>Runs statements on a connection of its own.</summary>
    public void Execute(string sql)
    {
        using var connection = new SqliteConnection(Database.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Reads the first column of every row.</summary>
    public List<T> Query<T>(string sql)
    {
        using var connection = new SqliteConnection(Database.ConnectionString);
        connection.Open();
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

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
