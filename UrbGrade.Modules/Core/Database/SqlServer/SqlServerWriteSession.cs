using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace UrbGrade.Modules.Core.Database.SqlServer;

/// <summary>Writes while no other process of the platform does.</summary>
internal sealed class SqlServerWriteSession(SqlConnection connection) : WriteSession(connection)
{
    /// <summary>The number of the error when no turn came.</summary>
    public const int NoTurn = 51001;

    /// <summary>Ends with the transaction, also when the process dies.</summary>
    public const string TakeTurn = """
        DECLARE @turn int;
        EXEC @turn = sp_getapplock @Resource = N'UrbGrade writes', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 15000;
        IF @turn < 0 THROW 51001, N'Another process of the platform writes for 15 seconds already.', 1;
        """;

    private const string One = "one";

    private readonly SqlConnection connection = connection;

    protected override DbTransaction BeginTransaction()
    {
        var transaction = connection.BeginTransaction();
        using var turn = new SqlCommand(TakeTurn, connection, transaction);
        turn.ExecuteNonQuery();
        return transaction;
    }

    protected override void Save() => ((SqlTransaction)Transaction).Save(One);

    /// <summary>There is no such statement; the next savepoint of the name takes its place.</summary>
    protected override void Release()
    {
    }

    protected override void RollBack() => ((SqlTransaction)Transaction).Rollback(One);
}
