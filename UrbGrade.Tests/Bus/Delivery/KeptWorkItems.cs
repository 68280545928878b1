using UrbGrade.Bus.Delivery;
using UrbGrade.Tests.Core.Database;

namespace UrbGrade.Tests.Bus.Delivery;

/// <summary>The work items of a database, and what their handlers wrote into its table of results.</summary>
internal static class KeptWorkItems
{
    public static void WriteResult(IWriteSession session, string name)
    {
        var command = session.Prepare("INSERT INTO Results (Name) VALUES (@name)", "@name");
        command.Parameters[0].Value = name;
        command.ExecuteNonQuery();
    }

    public static string InsertRow(string payload, int state, string contract = "UrbGrade.Tests.Bus.Delivery.Errand") => $"""
        INSERT INTO "WorkItems" ("TenantId", "Contract", "Payload", "ConversationId", "State", "Attempts", "Failures", "NextAttemptAt", "CreatedAt")
        VALUES (7, '{contract}', {payload}, 'talk', {state}, 0, 0, 0, 0)
        """;

    public static string States(this TestDatabase database) => string.Join(',', database.Query<long>("""SELECT "State" FROM "WorkItems" ORDER BY "Id" """));

    public static string Results(this TestDatabase database) => string.Join(',', database.Query<string>("SELECT Name FROM Results ORDER BY Name"));

    /// <summary>In one question: two would see an item before and after its claim.</summary>
    public static (long State, long Attempts) StateAndAttempts(this TestDatabase database)
    {
        var both = database.Single<long>("""SELECT "State" * 1000 + "Attempts" FROM "WorkItems" WHERE "Id" = 1""");
        return (both / 1000, both % 1000);
    }

    public static T? Single<T>(this TestDatabase database, string sql) => database.Query<T>(sql).SingleOrDefault();
}
