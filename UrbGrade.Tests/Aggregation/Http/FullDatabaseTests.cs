using System.Net;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Soap;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Aggregation.Http;

/// <summary>SQLite at its largest size; a PostgreSQL whose disk is full has tests of its own.</summary>
public sealed class FullDatabaseTests : IAsyncLifetime
{
    private RunningPlatform platform = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => platform = await RunningPlatform.Start();

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task A_full_database_asks_to_come_again_and_takes_the_same_bytes_later()
    {
        var content = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"<message>{Guid.NewGuid()}</message>"));
        var (envelope, signature) = platform.Sign(AggregationWorld.Body([AggregationWorld.Hour(energy: "8"), content]));
        await platform.Get<ICommitQueue>().Commit(
            session =>
            {
                using var command = session.Connection.CreateCommand();
                command.Transaction = session.Transaction;
                command.CommandText = "PRAGMA max_page_count = 1";
                return command.ExecuteNonQuery();
            },
            Cancellation);

        using var refused = await platform.Post(envelope);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("10", Assert.Single(refused.Headers.GetValues("Retry-After")));
        var fault = await platform.Verify(refused);
        fault.RequireConfirmationOf(signature);
        using var body = fault.OpenBody();
        Assert.Equal("Server", SoapFaultXml.TryRead(body)!.Code);

        using var taken = await platform.Post(envelope);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }
}
