using System.Data.Common;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Tests.Core.Database;

public class CommitQueueTests : IDisposable
{
    private readonly TestDatabase database = TestDatabase.Create();

    public CommitQueueTests() => database.Execute("CREATE TABLE Notes (Text TEXT NOT NULL UNIQUE)");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_is_there_when_its_caller_hears_of_it()
    {
        await using var queue = database.OpenQueue();

        var result = await queue.Commit(session => Note(session, "first"), Cancellation);

        Assert.Equal(1, result);
        Assert.Equal(["first"], database.Query<string>("SELECT Text FROM Notes"));
    }

    [Fact]
    public async Task Writes_that_wait_together_all_commit()
    {
        await using var queue = database.OpenQueue();

        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => queue.Commit(session => Note(session, $"{i}"), Cancellation)));

        Assert.Equal(2_000, database.Query<long>("SELECT COUNT(*) FROM Notes").Single());
    }

    [Fact]
    public async Task A_write_that_throws_is_undone_and_the_others_stand()
    {
        await using var queue = database.OpenQueue();
        using var open = new ManualResetEventSlim();
        var blocking = queue.Commit(_ => open.Wait(Timeout.Infinite, Cancellation), Cancellation);

        var before = queue.Commit(session => Note(session, "before"), Cancellation);
        var failing = queue.Commit<int>(
            session =>
            {
                Note(session, "undone");
                throw new InvalidDataException("a bug");
            },
            Cancellation);
        var after = queue.Commit(session => Note(session, "after"), Cancellation);
        open.Set();

        await Task.WhenAll(blocking, before, after);
        await Assert.ThrowsAsync<InvalidDataException>(() => failing);
        Assert.Equal(["after", "before"], database.Query<string>("SELECT Text FROM Notes ORDER BY Text"));
    }

    [Fact]
    public async Task A_write_that_asks_for_another_is_told_so_instead_of_waiting_for_ever()
    {
        await using var queue = database.OpenQueue();

        var asking = queue.Commit(session => queue.Commit(inner => Note(inner, "inner"), Cancellation).GetAwaiter().GetResult(), Cancellation);

        await Assert.ThrowsAsync<InvalidOperationException>(() => asking);
        Assert.Equal(1, await queue.Commit(session => Note(session, "next"), Cancellation));
    }

    [Fact]
    public async Task A_violated_constraint_is_the_writers_affair_and_not_the_stores()
    {
        await using var queue = database.OpenQueue();
        await queue.Commit(session => Note(session, "once"), Cancellation);

        var failure = await Assert.ThrowsAnyAsync<DbException>(() => queue.Commit(session => Note(session, "once"), Cancellation));

        Assert.Contains("unique", failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_database_that_cannot_commit_refuses_all_writes_that_shared_and_serves_again()
    {
        await using var queue = database.OpenQueue();
        using var open = new ManualResetEventSlim();
        var blocking = queue.Commit(_ => open.Wait(Timeout.Infinite, Cancellation), Cancellation);
        var small = queue.Commit(session => Note(session, "small"), Cancellation);
        var large = queue.Commit(
            session =>
            {
                database.WriteWhatCannotBeCommitted(session);
                return 1;
            },
            Cancellation);
        open.Set();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => blocking);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => small);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => large);
        Assert.Empty(database.Query<string>("SELECT Text FROM Notes"));

        await queue.Commit(session => Note(session, "later"), Cancellation);
        Assert.Equal(["later"], database.Query<string>("SELECT Text FROM Notes"));
    }

    [Fact]
    public async Task A_write_alone_that_cannot_be_committed_costs_no_other()
    {
        await using var queue = database.OpenQueue();
        using var open = new ManualResetEventSlim();
        var blocking = queue.Commit(_ => open.Wait(Timeout.Infinite, Cancellation), Cancellation);
        var before = queue.Commit(session => Note(session, "before"), Cancellation);
        var large = queue.CommitAlone(
            session =>
            {
                database.WriteWhatCannotBeCommitted(session);
                return 1;
            },
            Cancellation);
        var after = queue.Commit(session => Note(session, "after"), Cancellation);
        open.Set();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => large);
        await Task.WhenAll(blocking, before, after);
        Assert.Equal(["after", "before"], database.Query<string>("SELECT Text FROM Notes ORDER BY Text"));
    }

    [Fact]
    public async Task What_follows_a_commit_runs_after_it_and_never_for_an_undone_write()
    {
        await using var queue = database.OpenQueue();
        var seen = new List<string>();

        await queue.Commit(
            session =>
            {
                session.AfterCommit(() => seen.AddRange(database.Query<string>("SELECT Text FROM Notes")));
                return Note(session, "durable");
            },
            Cancellation);
        await Assert.ThrowsAsync<InvalidDataException>(() => queue.Commit<int>(
            session =>
            {
                session.AfterCommit(() => seen.Add("undone"));
                throw new InvalidDataException("a bug");
            },
            Cancellation));
        await queue.Commit(session => Note(session, "another"), Cancellation);

        Assert.Equal(["durable"], seen);
    }

    [Fact]
    public async Task A_write_whose_caller_left_before_its_turn_does_not_run()
    {
        await using var queue = database.OpenQueue();
        using var open = new ManualResetEventSlim();
        using var leaving = new CancellationTokenSource();
        var blocking = queue.Commit(_ => open.Wait(Timeout.Infinite, Cancellation), Cancellation);
        var left = queue.Commit(session => Note(session, "left"), leaving.Token);

        await leaving.CancelAsync();
        open.Set();

        await blocking;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Empty(database.Query<string>("SELECT Text FROM Notes"));
    }

    [Fact]
    public async Task A_session_kept_beyond_its_write_is_refused()
    {
        await using var queue = database.OpenQueue();
        IWriteSession? kept = null;
        await queue.Commit(session => kept = session, Cancellation);

        Assert.Throws<InvalidOperationException>(() => kept!.Prepare("SELECT 1"));
        Assert.Throws<InvalidOperationException>(() => kept!.Transaction);
    }

    [Fact]
    public async Task Waiting_writes_are_committed_before_the_queue_closes_and_later_ones_refused()
    {
        var queue = database.OpenQueue();
        var writes = Enumerable.Range(0, 100).Select(i => queue.Commit(session => Note(session, $"{i}"), Cancellation)).ToList();

        await queue.DisposeAsync();
        await Task.WhenAll(writes);

        Assert.Equal(100, database.Query<long>("SELECT COUNT(*) FROM Notes").Single());
        await Assert.ThrowsAsync<StoreUnavailableException>(() => queue.Commit(session => Note(session, "late"), Cancellation));
    }

    public void Dispose() => database.Dispose();

    private static int Note(IWriteSession session, string text)
    {
        var command = session.Prepare("INSERT INTO Notes (Text) VALUES (@text)", "@text");
        command.Parameters[0].Value = text;
        return command.ExecuteNonQuery();
    }
}
