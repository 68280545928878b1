using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database.PostgreSql;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Database;

internal sealed class PostgreSqlTestDatabase : TestDatabase
{
    private readonly PostgreSqlServer server;
    private readonly string connection;

    public PostgreSqlTestDatabase(PostgreSqlServer server)
        : this(server, server.CreateDatabase())
    {
    }

    private PostgreSqlTestDatabase(PostgreSqlServer server, string connection)
        : base(new PostgreSqlDatabase(connection)) => (this.server, this.connection) = (server, connection);

    /// <summary>A server that is shut down.</summary>
    public override void WriteWhatCannotBeCommitted(IWriteSession session) => Run(session, "SELECT pg_terminate_backend(pg_backend_pid())");

    public override void Dispose()
    {
        ((PostgreSqlDatabase)Database).DisposeAsync().AsTask().GetAwaiter().GetResult();
        server.Drop(connection);
    }
}
