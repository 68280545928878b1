using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database.PostgreSql;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Database;

internal sealed class PostgreSqlTestDatabase(PostgreSqlServer server) : TestDatabase(new PostgreSqlDatabase(server.CreateDatabase()))
{
    /// <summary>A server that is shut down.</summary>
    public override void WriteWhatCannotBeCommitted(IWriteSession session) => Run(session, "SELECT pg_terminate_backend(pg_backend_pid())");

    public override void Dispose() => ((PostgreSqlDatabase)Database).DisposeAsync().AsTask().GetAwaiter().GetResult();
}
