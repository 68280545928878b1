using Microsoft.Data.Sqlite;
using NodaTime;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Store;

public sealed class SchemaUpgradeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string File => folder.File("gateway.db");

    [Fact]
    public void Batches_of_an_earlier_gateway_and_their_failures_stay_and_batches_may_have_parts_then()
    {
        MakeVersion(8);
        Run("INSERT INTO batch (id, day, revision, composed_at, messages, content_hash, state) VALUES ('A/2014-10-17/r1', '2014-10-17', 1, 5, 24, 'h', 'refused')");
        Run("INSERT INTO failure (batch, code, reason, at) VALUES ('A/2014-10-17/r1', 'Client', 'no', 6)");

        using var database = GatewayDatabase.Open(new DatabaseSettings(File));

        var batch = database.Read(connection => Assert.Single(Outbox.List(connection, null, 10)));
        Assert.Equal(("A/2014-10-17/r1", new LocalDate(2014, 10, 17), 1, 1, 24, BatchState.Refused), (batch.Id, batch.Day, batch.Revision, batch.Part, batch.Messages, batch.State));
        Assert.Equal("A/2014-10-17/r1", database.Read(connection => Assert.Single(Outbox.OpenFailures(connection, null, 10))).Batch);
        database.Write(connection => Outbox.Add(connection, "A/2014-10-17/r1/p2", batch.Day, 1, 2, 3, "h", [1], Instant.FromUnixTimeSeconds(7)));
        Assert.Throws<SqliteException>(() => database.Write(connection => Outbox.AddFailure(
            connection, new DeliveryFailure("no such batch", null, null, null, "Client", "no", Instant.FromUnixTimeSeconds(8)))));
    }

    public void Dispose() => folder.Dispose();

    // As the scripts made it that an earlier gateway had.
    private void MakeVersion(int version)
    {
        foreach (var script in Directory.GetFiles(Path.Combine(Checkout.Root, "UrbGrade.Gateway", "Store", "Schema", "Sqlite")).Order(StringComparer.Ordinal).Take(version))
            Run(System.IO.File.ReadAllText(script));
        Run($"PRAGMA user_version={version}");
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
