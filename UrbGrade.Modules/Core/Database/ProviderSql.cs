using System.Data.Common;
using Microsoft.Data.SqlClient;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database;

/// <summary>A statement that SQL Server says in another way than SQLite and PostgreSQL.</summary>
/// <param name="Common">With <c>ON CONFLICT</c>, <c>RETURNING</c> and <c>LIMIT</c>.</param>
/// <param name="Transact">In Transact-SQL, with the same parameters.</param>
internal sealed record ProviderSql(string Common, string Transact)
{
    /// <summary>The way of the connection's database.</summary>
    public string For(DbConnection connection) => connection is SqlConnection ? Transact : Common;

    /// <summary>The way of the session's database; see <see cref="IWriteSession.Prepare"/>.</summary>
    public DbCommand Prepare(IWriteSession session, params ReadOnlySpan<string> parameters) =>
        session.Prepare(For(session.Connection), parameters);
}
