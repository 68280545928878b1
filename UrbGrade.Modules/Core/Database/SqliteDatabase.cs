using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace UrbGrade.Modules.Core.Database;

/// <summary>The database file: opened, migrated and checked before anything else starts.</summary>
internal sealed class SqliteDatabase(string path)
{
    /// <summary>For readers and for the writer alike.</summary>
    public string ConnectionString { get; } = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        DefaultTimeout = 30,
    }.ToString();

    /// <summary>The database file.</summary>
    public string Path => path;

    /// <summary>Creates or migrates the file, and refuses to go on unless commits are durable.</summary>
    /// <exception cref="InvalidOperationException">The file system does not give write-ahead logging.</exception>
    public void Prepare(IUrbGradeContexts contexts)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        using (var connection = OpenWriter())
        {
            // Opening the writer switches the file to write-ahead logging, which it then keeps.
        }

        using var context = contexts.Read(TenantScope.Platform);
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
        Scalar(connection, "PRAGMA wal_autocheckpoint=4000");
        Scalar(connection, "PRAGMA cache_size=-65536");
        return connection;
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
