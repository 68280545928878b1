using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Programs;

namespace UrbGrade.Modules.Core.Database.Sqlite;

/// <summary>The database file: opened, migrated and checked before anything else starts.</summary>
internal sealed class SqliteDatabase(string path) : IPlatformDatabase
{
    private const string CopyName = "urbgrade.db";

    /// <summary>What SQLite keeps beside a database file, and what a process that was killed leaves there.</summary>
    private static readonly string[] Logs = ["-wal", "-journal"];

    /// <summary>For readers and for the writer alike.</summary>
    public string ConnectionString { get; } = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        DefaultTimeout = 30,
    }.ToString();

    /// <summary>The database file.</summary>
    public string Path => path;

    public string Product => "SQLite";

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
            if (context.Database.GetMigrations().All(Applied(connection).Contains))
            {
                return;
            }

            // A process killed while it migrated leaves the framework's lock row, which nobody would ever remove.
            Scalar(connection, "DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
        }

        SchemaUpgrade.Migrate(context, Place);
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
        Scalar(connection, "PRAGMA cache_size=-32768");
        return connection;
    }

    public WriteSession OpenSession() => new SqliteWriteSession(OpenWriter());

    /// <summary>Without that only what lies on pages that are written anyway is overwritten.</summary>
    public void OverwriteDeleted(IWriteSession session, bool isOn) =>
        Scalar((SqliteConnection)session.Connection, isOn ? "PRAGMA secure_delete=ON" : "PRAGMA secure_delete=FAST");

    public void EmptyLog()
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        SqlitePragmas.Apply(connection);
        Scalar(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

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

    public async Task BackUp(string folder, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"There is no database {path}, and nothing to back up. Give the data folder, and the server where one has the data.");
        }

        var copy = System.IO.Path.Combine(folder, CopyName);
        await Task.Run(
            () =>
            {
                using var from = new SqliteConnection(ConnectionString);
                from.Open();
                using var to = Unpooled(copy);
                to.Open();

                // One step in one reading transaction: writers go on, and what they write is not in it.
                from.BackupDatabase(to);
            },
            cancellation);
        if (ProblemsOf(copy) is [var problem, ..])
        {
            throw new InvalidOperationException($"The copy is damaged, and no backup: {problem}");
        }
    }

    public Task Restore(string folder, CancellationToken cancellation)
    {
        var copy = System.IO.Path.Combine(folder, CopyName);
        if (!File.Exists(copy))
        {
            throw new InvalidOperationException($"'{folder}' has no {CopyName}; it is a backup of another kind of database.");
        }

        if (File.Exists(path))
        {
            throw new InvalidOperationException($"There is a database already: {path}. Give a new data folder. Nothing was changed.");
        }

        // SQLite would take it for that of the database that comes back, and write it over that.
        if (Logs.Select(log => path + log).FirstOrDefault(File.Exists) is { } left)
        {
            throw new InvalidOperationException(
                $"{left} is left of a database that is gone, and would be written over the one that comes back. Give a new data folder, or put it aside. "
                + "Nothing was changed.");
        }

        if (ProblemsOf(copy) is [var problem, ..])
        {
            throw new InvalidOperationException($"The backup is damaged: {problem}");
        }

        PrivateFile.CreateFolder(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        File.Copy(copy, path + ".restoring", overwrite: true);
        File.Move(path + ".restoring", path);
        return Task.CompletedTask;
    }

    public IReadOnlyList<string> Problems() => ProblemsOf(path);

    /// <summary>Opens the file for one process alone.</summary>
    /// <exception cref="InvalidOperationException">Another process uses it.</exception>
    public SqliteConnection OpenAlone()
    {
        SqliteConnection.ClearAllPools();
        var connection = Unpooled(path, patience: 2);
        try
        {
            connection.Open();

            // Together they fail while anybody else has the file open, be it only to read.
            Scalar(connection, "PRAGMA locking_mode=EXCLUSIVE");
            Scalar(connection, "BEGIN EXCLUSIVE");
            return connection;
        }
        catch (SqliteException inUse)
        {
            connection.Dispose();
            throw new InvalidOperationException($"{path} is in use: {inUse.Message} Stop the platform first. Nothing was changed.", inUse);
        }
    }

    /// <param name="patience">Seconds that a statement waits for other users of the file.</param>
    private static SqliteConnection Unpooled(string file, int patience = 30) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = patience }.ToString());

    private static List<string> ProblemsOf(string file)
    {
        using var connection = Unpooled(file);
        connection.Open();
        var problems = Column(connection, "PRAGMA integrity_check");
        problems.Remove("ok");
        problems.AddRange(Column(connection, "PRAGMA foreign_key_check").Select(table => $"A row of {table} refers to one that is not there."));
        return problems;
    }

    private static List<string> Column(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var values = new List<string>();
        while (rows.Read())
        {
            values.Add(rows.GetString(0));
        }

        return values;
    }

    private static List<string> Applied(SqliteConnection connection)
    {
        return Scalar(connection, "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'") == "1"
            ? Column(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"")
            : [];
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
