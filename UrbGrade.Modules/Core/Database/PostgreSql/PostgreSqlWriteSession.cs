using System.Data.Common;
using Npgsql;

namespace UrbGrade.Modules.Core.Database.PostgreSql;

/// <summary>Writes while no other process of the platform does. The driver prepares what comes often.</summary>
internal sealed class PostgreSqlWriteSession(NpgsqlConnection connection) : WriteSession(connection)
{
    private const string One = "one";

    /// <summary>Ends with the transaction, also when the process dies or the server gives up waiting for it.</summary>
    private const string TakeTurn = "SELECT pg_advisory_xact_lock(1433556594)";

    private readonly NpgsqlConnection connection = connection;

    protected override DbTransaction BeginTransaction()
    {
        var transaction = connection.BeginTransaction();
        using var turn = connection.CreateCommand();
        turn.CommandText = TakeTurn;
        turn.ExecuteNonQuery();
        return transaction;
    }

    protected override void Save() => Transaction.Save(One);

    protected override void Release() => Transaction.Release(One);

    protected override void RollBack()
    {
        Transaction.Rollback(One);
        Transaction.Release(One);
    }
}
