using Microsoft.Data.SqlClient;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database.SqlServer;

/// <summary>A database on a Microsoft SQL Server, which any number of processes share.</summary>
internal sealed class SqlServerDatabase : IPlatformDatabase
{
    /// <summary>Readers see what was committed last instead of waiting for the writer, as on the other providers.</summary>
    public const string ReadWithoutWaiting = """
        IF (SELECT is_read_committed_snapshot_on FROM sys.databases WHERE name = DB_NAME()) = 0
            ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
        """;

    /// <summary>2 where every commit of the database returns before it is on the disk.</summary>
    public const string Durability = "SELECT CAST(delayed_durability AS int) FROM sys.databases WHERE name = DB_NAME()";

    private const int Forced = 2;

    private readonly SqlConnectionStringBuilder settings;

    /// <param name="connection">The driver's connection string, password included.</param>
    public SqlServerDatabase(string connection)
    {
        settings = new SqlConnectionStringBuilder(connection) { ApplicationName = "UrbGrade" };
        Place = $"SQL Server database '{settings.InitialCatalog}' on {settings.DataSource}";
    }

    public string Product => "SQL Server";

    public string Place { get; }

    public IBulkWriter BulkWriter { get; } = new SqlServerBulkWriter();

    public IUrbGradeContexts Contexts(IEnumerable<ITableMapping> tables) => new SqlServerContexts(settings.ConnectionString, tables);

    public void Prepare(IUrbGradeContexts contexts, TimeProvider time)
    {
        using (var connection = OpenWriter())
        {
            using var durability = new SqlCommand(Durability, connection);
            if ((int)durability.ExecuteScalar() == Forced)
            {
                throw new InvalidOperationException(
                    $"The {Place} has DELAYED_DURABILITY = FORCED, so that commits would not be durable. Set it to DISABLED or ALLOWED.");
            }

            using var reading = new SqlCommand(ReadWithoutWaiting, connection);
            reading.ExecuteNonQuery();
        }

        // The framework lets one process migrate at a time.
        using var context = contexts.Read(TenantScope.Platform);
        SchemaUpgrade.Migrate(context, Place);
    }

    public WriteSession OpenSession() => new SqlServerWriteSession(OpenWriter());

    /// <summary>The server cleans its pages by itself.</summary>
    public void OverwriteDeleted(IWriteSession session, bool isOn)
    {
    }

    /// <summary>How long the server's log is kept is the affair of who runs the server.</summary>
    public void EmptyLog()
    {
    }

    public bool IsUnavailable(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException!)
        {
            if (cause is SqlException refused)
            {
                return IsServers(refused);
            }
        }

        return false;
    }

    public Task BackUp(string folder, CancellationToken cancellation) => throw OnTheServer("BACKUP DATABASE");

    public Task Restore(string folder, CancellationToken cancellation) => throw OnTheServer("RESTORE DATABASE");

    public IReadOnlyList<string> Problems() => throw OnTheServer("DBCC CHECKDB");

    private static InvalidOperationException OnTheServer(string statement) =>
        new($"SQL Server does this itself, on its own disks: {statement}. Copy the keys and urbgrade.json of the data folder beside it.");

    /// <summary>Severity 17 and above is the server's want of something or its end; then time-out, deadlock, lock time-out,
    /// a database that is read-only, and no turn to write.</summary>
    private static bool IsServers(SqlException refused) =>
        refused.Class >= 17 || refused.Number is -2 or 1205 or 1222 or 3906 or SqlServerWriteSession.NoTurn;

    private SqlConnection OpenWriter()
    {
        var connection = new SqlConnection(new SqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
