using System.Security.Cryptography;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Tests.Aggregation.Pipeline;

public sealed class FullDatabaseTests : IAsyncLifetime
{
    private AggregationWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => world = await AggregationWorld.Create();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_full_database_gives_no_receipt_and_loses_nothing()
    {
        var body = AggregationWorld.Body(Enumerable.Range(0, 500).Select(i => AggregationWorld.Hour(source: $"{i}", more: $"<temperature_in>{RandomNumberGenerator.GetInt32(1_000_000)}</temperature_in>")));
        await world.Platform.Queue.Commit(
            session =>
            {
                using var command = session.Connection.CreateCommand();
                command.Transaction = session.Transaction;
                command.CommandText = "PRAGMA max_page_count = 1";
                return command.ExecuteNonQuery();
            },
            Cancellation);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => world.SendBytes(world.Sign(body)));
        Assert.Empty(world.Stored());

        var receipt = await world.SendBytes(world.Sign(body));
        Assert.Equal(500, receipt.Accepted);
        Assert.Single(world.Stored());
    }
}
