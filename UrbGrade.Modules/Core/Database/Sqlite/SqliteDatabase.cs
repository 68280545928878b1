using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace UrbGrade.Modules.Core.Database.Sqlite;

/// <summary>The database file: opened, migrated and checked before anything else starts.</summary>
internal sealed class SqliteDatabase(string path) : IPlatformDatabase
{
    /// <summary>For readers and for the writer alike.</summary>
    public string ConnectionString { get; } = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        DefaultTimeout = 30,
    }.ToString();

    /// <summary>The database file.</summary>
    public string Path => path;

    public string Place => path;

    public IBulkWriter BulkWriter { get; } = new SqliteBulkWriter();

    public IUrbGradeContexts Contexts(IEnumerable<ITableMapping> tables) => new SqliteContexts(this, tables);

    public void Prepare(IUrbGradeContexts contexts, TimeProvider time)
    {
        using var held = FolderLock.Take(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!, ".migrating", time);
        using var context = contexts.Read(TenantScope.Platform);
        using (var connection = OpenWriter())
        {
            // Opening the writer switches the file to write-ahead logging, which it then keeps.
            if (context.Database.GetMigrations().ToHashSet().SetEquals(Applied(connection)))
            {
                return;
            }

            // A process killed while it migrated leaves the framework's lock row, which nobody would ever remove.
            Scalar(connection, "DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
        }

        context.Database.Migrate();
    }

    /// <summary>Opens the writing connection: WAL and synchronous FULL, asserted.</summary>
    public SqliteConnection OpenWriter()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
        connection.Open();
        SqlitePragmas.Apply(connection);
        Assert(connection, "PRAGMA journal_mode=WAL", "wal");
        Assert(connection, "PRAGMA synchronous", "2");
        Scalar(connection, "PRAGMA wal_autocheckpoint=16000");
        Scalar(connection, "PRAGMA cache_size=-65536");
        return connection;
    }

    public WriteSession OpenSession() => new SqliteWriteSession(OpenWriter());

    /// <summary>Busy, out of memory, read-only, I/O error, corrupt, disk full, cannot open, not a database.</summary>
    public bool IsUnavailable(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is SqliteException refused)
            {
                return refused.SqliteErrorCode is 5 or 7 or 8 or 10 or 11 or 13 or 14 or 26;
            }
        }

        return false;
    }

    private static List<string> Applied(SqliteConnection connection)
    {
        var applied = new List<string>();
        if (Scalar(connection, "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'") != "1")
        {
            return applied;
        }

        using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            applied.Add(rows.GetString(0));
        }

        return applied;
    }

    private static void Assert(SqliteConnection connection, string pragma, string expected)
    {
        var found = Scalar(connection, pragma);
        if (!string.Equals(found, expected, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(
                $"{connection.DataSource}: '{pragma}' gives '{found}' instead of '{expected}', so that commits would not be durable. Put the data folder on a local disk.");
        }
    }

    private static string? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
