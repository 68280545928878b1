using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Bus.Delivery;
using UrbGrade.Tests.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Bus.Delivery;

/// <summary>What fails, cannot be read or cannot be committed: tried again, and parked in the end.</summary>
public class FailingWorkItemTests : IDisposable
{
    private readonly TestDatabase database = TestDatabase.Create();
    private readonly ConcurrentQueue<string> handled = new();

    public FailingWorkItemTests() => database.Execute("CREATE TABLE Results (Name TEXT NOT NULL)");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_result_that_cannot_be_written_undoes_the_others_and_counts_as_a_failure()
    {
        await using var host = await DeliveryHost.Start(database, (errand, work) =>
        {
            work.OnCommit(session => KeptWorkItems.WriteResult(session, errand.Name));
            work.Publish(new Errand("never"));
            work.OnCommit(_ => throw new InvalidDataException("cannot be written"));
            return Task.CompletedTask;
        });

        await host.Add("first");

        await Eventually.Equal(1L, () => database.Single<long>("""SELECT COUNT(*) FROM "WorkItems" WHERE "Error" LIKE '%cannot be written%'"""));
        Assert.Equal("", database.Results());
        Assert.Equal("0", database.States());
    }

    [Fact]
    public async Task A_failed_item_is_tried_again_after_10_20_and_30_seconds_and_5_minutes_and_then_parked()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        var attempts = 0;
        await using var host = await DeliveryHost.Start(
            database,
            (errand, work) => errand.Name == "poison"
                ? throw new InvalidDataException($"attempt {Interlocked.Increment(ref attempts)} failed")
                : Handle(errand, work),
            clock);
        await host.Add("poison");

        long attempt = 1;
        foreach (var wait in new[] { 10, 20, 30, 300 })
        {
            await Eventually.Equal((0L, attempt), database.StateAndAttempts, clock, Eventually.SmallTick);
            var due = DateTimeOffset.FromUnixTimeMilliseconds(database.Single<long>("""SELECT "NextAttemptAt" FROM "WorkItems" WHERE "Id" = 1"""));
            Assert.InRange((due - clock.GetUtcNow()).TotalSeconds, wait - 2, wait);
            await PassBy(due.AddSeconds(-1));
            Assert.Equal(attempt, Volatile.Read(ref attempts));
            clock.Advance(TimeSpan.FromSeconds(1));
            attempt++;
        }

        await Eventually.Equal((3L, 5L), database.StateAndAttempts, clock);
        Assert.Contains("attempt 5 failed", database.Single<string>("""SELECT "Error" FROM "WorkItems" WHERE "Id" = 1"""), StringComparison.Ordinal);
        await PassBy(clock.GetUtcNow().AddHours(1));
        Assert.Equal(5, attempts);

        // Whoever looks for what is due has looked once what was due a moment before is done.
        async Task PassBy(DateTimeOffset moment)
        {
            var others = handled.Count;
            await host.Add("other", notBefore: moment.AddMilliseconds(-1));
            clock.Advance(moment - clock.GetUtcNow());
            await Eventually.Equal(others + 1, () => handled.Count, clock, Eventually.SmallTick);
        }
    }

    [Fact]
    public async Task An_item_that_was_interrupted_five_times_is_not_parked_at_its_first_failure()
    {
        database.Execute(KeptWorkItems.InsertRow("""'{"name":"unlucky"}'""", state: 1));
        database.Execute("""UPDATE "WorkItems" SET "LeaseOwner" = 'dead', "Attempts" = 5, "LeaseEndsAt" = 1""");

        await using var host = await DeliveryHost.Start(
            database, (_, _) => throw new InvalidDataException("it broke"),
            configure: options => options.BackOff = [TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20)]);

        await Eventually.Equal((3L, 8L), database.StateAndAttempts);
    }

    [Fact]
    public async Task A_hopeless_item_is_parked_at_once()
    {
        await using var host = await DeliveryHost.Start(database, (_, _) => throw new HopelessException());

        await host.Add("hopeless");

        await Eventually.Equal((3L, 1L), database.StateAndAttempts);
        Assert.EndsWith("HopelessException: hopeless", database.Single<string>("""SELECT "Cause" FROM "WorkItems" """), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_cannot_be_read_is_parked_at_once()
    {
        database.Execute(KeptWorkItems.InsertRow("'{\"other\":1}'", state: 0));

        await using var host = await DeliveryHost.Start(database, Handle);

        await Eventually.Equal((3L, 1L), database.StateAndAttempts);
        Assert.Empty(handled);
    }

    [Fact]
    public async Task A_database_that_cannot_commit_neither_counts_as_an_attempt_nor_loses_the_item()
    {
        var refuses = true;
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await DeliveryHost.Start(
            database,
            (errand, work) =>
            {
                if (refuses)
                {
                    refuses = false;
                    work.OnCommit(session => KeptWorkItems.WriteResult(session, "undone"));
                    work.OnCommit(database.WriteWhatCannotBeCommitted);
                }

                work.OnCommit(session => KeptWorkItems.WriteResult(session, errand.Name));
                return Task.CompletedTask;
            },
            clock);

        await host.Add("patient");
        await Eventually.Equal(
            1L, () => database.Single<long>("""SELECT COUNT(*) FROM "WorkItems" WHERE "State" = 0 AND "Attempts" = 0 AND "NextAttemptAt" > "CreatedAt" """), clock);
        clock.Advance(TimeSpan.FromSeconds(10));

        await Eventually.Equal((2L, 1L), database.StateAndAttempts, clock);
        Assert.Equal("patient", database.Results());
    }

    [Fact]
    public async Task An_item_that_the_database_always_refuses_is_parked_and_takes_no_others_along()
    {
        await using var host = await DeliveryHost.Start(
            database,
            (errand, work) =>
            {
                work.OnCommit(session => KeptWorkItems.WriteResult(session, errand.Name));
                if (errand.Name == "too large")
                {
                    work.OnCommit(database.WriteWhatCannotBeCommitted);
                }

                return Task.CompletedTask;
            },
            configure: options => options.BackOff = [TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20)]);

        await host.Commits.Commit(
            session =>
            {
                host.WorkItems.Add(session, 7, "talk", new Errand("too large"));
                for (var i = 0; i < 20; i++)
                {
                    host.WorkItems.Add(session, 7, "talk", new Errand("other"));
                }

                return true;
            },
            Cancellation);

        await Eventually.Equal(
            (1L, 20L),
            () => (database.Single<long>("""SELECT COUNT(*) FROM "WorkItems" WHERE "State" = 3"""), database.Single<long>("""SELECT COUNT(*) FROM "WorkItems" WHERE "State" = 2""")));
        Assert.Contains("cannot commit", database.Single<string>("""SELECT "Error" FROM "WorkItems" WHERE "State" = 3"""), StringComparison.Ordinal);
        Assert.Equal(20, database.Query<string>("SELECT Name FROM Results").Count(name => name == "other"));
        Assert.DoesNotContain("too large", database.Results(), StringComparison.Ordinal);
    }

    public void Dispose() => database.Dispose();

    private Task Handle(Errand errand, IWorkContext work)
    {
        handled.Enqueue(errand.Name);
        return Task.CompletedTask;
    }
}
