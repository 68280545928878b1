using UrbGrade.Bus.Delivery;
using UrbGrade.Tests.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

/// <summary>Several processes write to one server.</summary>
[OnPostgreSql]
public sealed class SharedServerTests : IDisposable
{
    private const string Add = "UPDATE Counters SET Value = Value + 1";

    private readonly TestDatabase database = TestDatabase.Create();

    public SharedServerTests() => database.Execute("CREATE TABLE Counters (Value INTEGER NOT NULL); INSERT INTO Counters VALUES (0)");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_of_two_processes_follow_each_other()
    {
        await using var one = database.OpenQueue();
        await using var two = database.OpenQueue();

        // Read and written back: a write that ran beside another would lose one of them.
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? one : two).Commit(
            session =>
            {
                var value = (int)session.Prepare("SELECT Value FROM Counters").ExecuteScalar()!;
                var write = session.Prepare("UPDATE Counters SET Value = @value", "@value");
                write.Parameters[0].Value = value + 1;
                return write.ExecuteNonQuery();
            },
            Cancellation)));

        Assert.Equal([200], database.Query<int>("SELECT Value FROM Counters"));
    }

    [Fact]
    public async Task A_process_that_falls_asleep_in_its_turn_loses_it_and_what_it_had_written()
    {
        await using var sleeping = database.OpenQueue();
        await using var awake = database.OpenQueue();
        using var asleep = new ManualResetEventSlim();
        using var wake = new ManualResetEventSlim();
        var first = sleeping.Commit(
            session =>
            {
                session.Prepare(Add).ExecuteNonQuery();
                asleep.Set();
                wake.Wait(Cancellation);
                return session.Prepare(Add).ExecuteNonQuery();
            },
            Cancellation);
        asleep.Wait(Cancellation);

        Assert.Equal(1, await awake.Commit(session => session.Prepare(Add).ExecuteNonQuery(), Cancellation));
        wake.Set();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => first);
        Assert.Equal([1], database.Query<int>("SELECT Value FROM Counters"));
        Assert.Equal(1, await sleeping.Commit(session => session.Prepare(Add).ExecuteNonQuery(), Cancellation));
    }

    public void Dispose() => database.Dispose();
}
