using System.Data.Common;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Tests.Core.Database;

public sealed class CommitQueueTests : IDisposable
{
    private readonly DatabaseFolder folder = new();

    public CommitQueueTests() => folder.Execute("CREATE TABLE Notes (Text TEXT NOT NULL UNIQUE, Filling BLOB)");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_is_there_when_its_caller_hears_of_it()
    {
        await using var queue = folder.OpenQueue();

        var result = await queue.Commit(session => Note(session, "first"), Cancellation);

        Assert.Equal(1, result);
        Assert.Equal(["first"], folder.Query<string>("SELECT Text FROM Notes"));
    }

    [Fact]
    public async Task Writes_that_wait_together_all_commit()
    {
        await using var queue = folder.OpenQueue();

        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => queue.Commit(session => Note(session, $"{i}"), Cancellation)));

        Assert.Equal(2_000, folder.Query<long>("SELECT COUNT(*) FROM Notes").Single());
    }

    [Fact]
    public async Task A_write_that_throws_is_undone_and_the_others_stand()
    {
        await using var queue = folder.OpenQueue();
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
        Assert.Equal(["before", "after"], folder.Query<string>("SELECT Text FROM Notes ORDER BY rowid"));
    }

    [Fact]
    public async Task A_violated_constraint_is_the_writers_affair_and_not_the_stores()
    {
        await using var queue = folder.OpenQueue();
        await queue.Commit(session => Note(session, "once"), Cancellation);

        var failure = await Assert.ThrowsAnyAsync<DbException>(() => queue.Commit(session => Note(session, "once"), Cancellation));

        Assert.Contains("UNIQUE", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_database_refuses_all_writes_that_shared_and_serves_again_when_there_is_room()
    {
        await using var queue = folder.OpenQueue();
        await queue.Commit(session => Execute(session, "PRAGMA max_page_count = 1"), Cancellation);
        using var open = new ManualResetEventSlim();
        var blocking = queue.Commit(_ => open.Wait(Timeout.Infinite, Cancellation), Cancellation);

        var small = queue.Commit(session => Note(session, "small"), Cancellation);
        var large = queue.Commit(session => Note(session, "large", new byte[1_000_000]), Cancellation);
        open.Set();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => blocking);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => small);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => large);
        Assert.Empty(folder.Query<string>("SELECT Text FROM Notes"));

        // The queue has opened the file anew, and with it the limit of the old connection is gone.
        await queue.Commit(session => Note(session, "later", new byte[1_000_000]), Cancellation);
        Assert.Equal(["later"], folder.Query<string>("SELECT Text FROM Notes"));
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_refuses_and_is_asked_again_at_the_next_write()
    {
        await using var queue = folder.OpenQueue();
        var file = folder.Database.Path;
        File.Move(file, file + ".away");
        Directory.CreateDirectory(file);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => queue.Commit(session => Note(session, "first"), Cancellation));

        Directory.Delete(file);
        File.Move(file + ".away", file);
        await queue.Commit(session => Note(session, "second"), Cancellation);
        Assert.Equal(["second"], folder.Query<string>("SELECT Text FROM Notes"));
    }

    [Fact]
    public async Task What_follows_a_commit_runs_after_it_and_never_for_an_undone_write()
    {
        await using var queue = folder.OpenQueue();
        var seen = new List<string>();

        await queue.Commit(
            session =>
            {
                session.AfterCommit(() => seen.AddRange(folder.Query<string>("SELECT Text FROM Notes")));
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
        await using var queue = folder.OpenQueue();
        using var open = new ManualResetEventSlim();
        using var leaving = new CancellationTokenSource();
        var blocking = queue.Commit(_ => open.Wait(Timeout.Infinite, Cancellation), Cancellation);
        var left = queue.Commit(session => Note(session, "left"), leaving.Token);

        await leaving.CancelAsync();
        open.Set();

        await blocking;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Empty(folder.Query<string>("SELECT Text FROM Notes"));
    }

    [Fact]
    public async Task A_session_kept_beyond_its_write_is_refused()
    {
        await using var queue = folder.OpenQueue();
        IWriteSession? kept = null;
        await queue.Commit(session => kept = session, Cancellation);

        Assert.Throws<InvalidOperationException>(() => kept!.Prepare("SELECT 1"));
        Assert.Throws<InvalidOperationException>(() => kept!.Transaction);
    }

    [Fact]
    public async Task Waiting_writes_are_committed_before_the_queue_closes_and_later_ones_refused()
    {
        var queue = folder.OpenQueue();
        var writes = Enumerable.Range(0, 100).Select(i => queue.Commit(session => Note(session, $"{i}"), Cancellation)).ToList();

        await queue.DisposeAsync();
        await Task.WhenAll(writes);

        Assert.Equal(100, folder.Query<long>("SELECT COUNT(*) FROM Notes").Single());
        await Assert.ThrowsAsync<StoreUnavailableException>(() => queue.Commit(session => Note(session, "late"), Cancellation));
    }

    public void Dispose() => folder.Dispose();

    private static int Note(IWriteSession session, string text, byte[]? filling = null)
    {
        var command = session.Prepare("INSERT INTO Notes (Text, Filling) VALUES ($text, $filling)", "$text", "$filling");
        command.Parameters[0].Value = text;
        command.Parameters[1].Value = (object?)filling ?? DBNull.Value;
        return command.ExecuteNonQuery();
    }

    private static int Execute(IWriteSession session, string sql)
    {
        using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
