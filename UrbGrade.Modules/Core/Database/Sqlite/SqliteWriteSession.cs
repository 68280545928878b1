using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace UrbGrade.Modules.Core.Database.Sqlite;

/// <summary>Statements for savepoints are prepared like all others: they come with every write.</summary>
internal sealed class SqliteWriteSession(SqliteConnection connection) : WriteSession(connection)
{
    private readonly SqliteConnection connection = connection;

    protected override DbTransaction BeginTransaction() => connection.BeginTransaction(deferred: false);

    protected override void Save() => Prepare("SAVEPOINT one").ExecuteNonQuery();

    protected override void Release() => Prepare("RELEASE one").ExecuteNonQuery();

    protected override void RollBack()
    {
        Prepare("ROLLBACK TO one").ExecuteNonQuery();
        Release();
    }

    protected override void MakeReady(DbCommand command) => command.Prepare();
}
