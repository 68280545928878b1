using System.Collections.Concurrent;
using UrbGrade.Bus.Delivery;
using UrbGrade.Tests.Core.Database;

namespace UrbGrade.Tests.Bus.Delivery;

public class SharedWritesTests : IDisposable
{
    private readonly TestDatabase database = TestDatabase.Create();
    private readonly ConcurrentQueue<int> groups = new();
    private readonly ConcurrentQueue<string> followed = new();

    public SharedWritesTests() => database.Execute("CREATE TABLE Notes (Text TEXT NOT NULL UNIQUE)");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_together_is_written_together_and_each_gets_its_own_result()
    {
        await using var queue = database.OpenQueue();
        var writes = new SharedWrites<string, int>(queue, WriteAll, Cancellation);
        using var open = new ManualResetEventSlim();
        var blocking = queue.Commit(_ => open.Wait(Timeout.Infinite, Cancellation), Cancellation);

        var waiting = Enumerable.Range(0, 200).Select(i => writes.Write(new string('x', i + 1))).ToList();
        open.Set();

        Assert.Equal(Enumerable.Range(1, 200), await Task.WhenAll(waiting));
        await blocking;
        Assert.Equal(200, database.Query<long>("SELECT COUNT(*) FROM Notes").Single());
        Assert.Equal(200, groups.Sum());
        Assert.InRange(groups.Count, 1, 10);
    }

    [Fact]
    public async Task One_that_throws_is_undone_and_the_others_stand()
    {
        await using var queue = database.OpenQueue();
        var writes = new SharedWrites<string, int>(queue, WriteAll, Cancellation);
        using var open = new ManualResetEventSlim();
        var blocking = queue.Commit(_ => open.Wait(Timeout.Infinite, Cancellation), Cancellation);

        var before = writes.Write("before");
        var failing = writes.Write("bad");
        var after = writes.Write("after");
        open.Set();

        await Task.WhenAll(blocking, before, after);
        await Assert.ThrowsAsync<InvalidDataException>(() => failing);
        Assert.Equal(["after", "before"], database.Query<string>("SELECT Text FROM Notes ORDER BY Text"));
        Assert.Equal(["after", "before"], followed.Order());
    }

    [Fact]
    public async Task Those_who_find_no_room_beside_one_that_throws_are_written_too()
    {
        await using var queue = database.OpenQueue();
        var writes = new SharedWrites<string, int>(queue, WriteAll, Cancellation);
        using var open = new ManualResetEventSlim();
        var blocking = queue.Commit(_ => open.Wait(Timeout.Infinite, Cancellation), Cancellation);

        var failing = writes.Write("bad");
        var waiting = Enumerable.Range(0, 100).Select(i => writes.Write($"{i}")).ToList();
        open.Set();

        await Task.WhenAll(waiting);
        await Assert.ThrowsAsync<InvalidDataException>(() => failing);
        await blocking;
        Assert.Equal(100, database.Query<long>("SELECT COUNT(*) FROM Notes").Single());
    }

    [Fact]
    public async Task What_a_write_leaves_over_comes_with_the_next()
    {
        await using var queue = database.OpenQueue();
        var writes = new SharedWrites<string, int>(queue, (session, texts) => WriteAll(session, [texts[0]]), Cancellation);
        using var open = new ManualResetEventSlim();
        var blocking = queue.Commit(_ => open.Wait(Timeout.Infinite, Cancellation), Cancellation);

        var waiting = Enumerable.Range(0, 100).Select(i => writes.Write($"{i}")).ToList();
        open.Set();

        await Task.WhenAll(waiting);
        await blocking;
        Assert.Equal(100, database.Query<long>("SELECT COUNT(*) FROM Notes").Single());
        Assert.Equal(100, groups.Count);
    }

    [Fact]
    public async Task A_database_that_cannot_commit_refuses_each_of_them_and_serves_again()
    {
        await using var queue = database.OpenQueue();
        var writes = new SharedWrites<string, int>(queue, WriteAll, Cancellation);
        using var open = new ManualResetEventSlim();
        var blocking = queue.Commit(_ => open.Wait(Timeout.Infinite, Cancellation), Cancellation);

        var large = queue.Commit(
            session =>
            {
                database.WriteWhatCannotBeCommitted(session);
                return 1;
            },
            Cancellation);
        var waiting = Enumerable.Range(0, 100).Select(i => writes.Write($"{i}")).ToList();
        open.Set();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => large);
        foreach (Task one in (IEnumerable<Task>)[blocking, .. waiting])
        {
            await Record.ExceptionAsync(() => one);
        }

        var written = waiting.Count(one => one.IsCompletedSuccessfully);
        Assert.All(waiting.Where(one => one.IsFaulted), one => Assert.IsType<StoreUnavailableException>(one.Exception!.InnerException));
        Assert.Equal(written, database.Query<long>("SELECT COUNT(*) FROM Notes").Single());
        Assert.Equal(5, await writes.Write("later"));
    }

    [Fact]
    public async Task Those_that_come_at_any_time_are_all_written()
    {
        await using var queue = database.OpenQueue();
        var writes = new SharedWrites<string, int>(queue, WriteAll, Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(sender => Task.Run(
            async () =>
            {
                for (var i = 0; i < 300; i++)
                {
                    await writes.Write($"{sender}-{i}");
                }
            },
            Cancellation)));

        Assert.Equal(2_400, database.Query<long>("SELECT COUNT(*) FROM Notes").Single());
        Assert.DoesNotContain(0, groups);
    }

    public void Dispose() => database.Dispose();

    /// <returns>The length of each text.</returns>
    private List<int> WriteAll(IWriteSession session, IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            var insert = session.Prepare("INSERT INTO Notes (Text) VALUES (@text)", "@text");
            insert.Parameters[0].Value = text;
            insert.ExecuteNonQuery();
            session.AfterCommit(() => followed.Enqueue(text));
            if (text == "bad")
            {
                throw new InvalidDataException("a bug");
            }
        }

        groups.Enqueue(texts.Count);
        return [.. texts.Select(text => text.Length)];
    }
}
