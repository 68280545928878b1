using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Rebus.Exceptions;
using UrbGrade.Bus.Delivery;
using UrbGrade.Tests.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Bus.Delivery;

public class WorkItemTests : IDisposable
{
    private readonly TestDatabase database = TestDatabase.Create();
    private readonly ConcurrentQueue<string> handled = new();

    public WorkItemTests() => database.Execute("CREATE TABLE Results (Name TEXT NOT NULL)");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_item_reaches_its_handler_with_its_tenant_and_conversation()
    {
        (int, string)? seen = null;
        await using var host = await DeliveryHost.Start(database, (_, work) =>
        {
            seen = (work.TenantId, work.ConversationId);
            return Task.CompletedTask;
        });

        await host.Add("one");

        await Eventually.Equal("2", States);
        Assert.Equal((7, "talk"), seen);
    }

    [Fact]
    public async Task A_process_that_stops_leaves_waiting_items_to_the_next_without_a_warning()
    {
        using var log = new KeptLog();
        var started = new TaskCompletionSource();
        await using (var host = await DeliveryHost.Start(
            database,
            async (_, work) =>
            {
                started.TrySetResult();
                await Task.Delay(Timeout.Infinite, work.Cancellation);
            },
            configure: options => options.Concurrency = 1,
            log: log))
        {
            await host.Commits.Commit(
                session =>
                {
                    for (var i = 0; i < 200; i++)
                    {
                        host.WorkItems.Add(session, 7, "talk", new Errand($"{i}"));
                    }

                    return true;
                },
                Cancellation);
            await started.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
        }

        Assert.Equal(string.Join(',', Enumerable.Repeat("0", 200)), States());
        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task An_item_of_a_write_that_throws_never_existed()
    {
        await using var host = await DeliveryHost.Start(database, Handle);

        await Assert.ThrowsAsync<InvalidDataException>(() => host.Commits.Commit<int>(
            session =>
            {
                host.WorkItems.Add(session, 7, "talk", new Errand("undone"));
                throw new InvalidDataException("a bug");
            },
            Cancellation));
        await host.Add("kept");

        await Eventually.Equal("2", States);
        Assert.Equal(["kept"], handled);
    }

    [Fact]
    public async Task A_message_that_nobody_handles_is_refused_when_it_is_added()
    {
        await using var host = await DeliveryHost.Start(database, Handle);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Commits.Commit(
            session =>
            {
                host.WorkItems.Add(session, 7, "talk", new Unheard());
                return true;
            },
            Cancellation));
    }

    [Fact]
    public async Task Results_follow_ups_and_done_stand_together()
    {
        await using var host = await DeliveryHost.Start(database, (errand, work) =>
        {
            work.OnCommit(session => WriteResult(session, errand.Name));
            if (errand.Name == "first")
            {
                work.Publish(new Errand("second"));
            }

            return Task.CompletedTask;
        });

        await host.Add("first");

        await Eventually.Equal("2,2", States);
        Assert.Equal("first,second", Results());
    }

    [Fact]
    public async Task A_result_that_cannot_be_written_undoes_the_others_and_counts_as_a_failure()
    {
        await using var host = await DeliveryHost.Start(database, (errand, work) =>
        {
            work.OnCommit(session => WriteResult(session, errand.Name));
            work.Publish(new Errand("never"));
            work.OnCommit(_ => throw new InvalidDataException("cannot be written"));
            return Task.CompletedTask;
        });

        await host.Add("first");

        await Eventually.Equal(1L, () => Single<long>("""SELECT COUNT(*) FROM "WorkItems" WHERE "Error" LIKE '%cannot be written%'"""));
        Assert.Equal("", Results());
        Assert.Equal("0", States());
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
            await Eventually.Equal((0L, attempt), StateAndAttempts, clock);
            var due = DateTimeOffset.FromUnixTimeMilliseconds(Single<long>("""SELECT "NextAttemptAt" FROM "WorkItems" WHERE "Id" = 1"""));
            Assert.InRange((due - clock.GetUtcNow()).TotalSeconds, wait - 2, wait);
            await PassBy(due.AddSeconds(-1));
            Assert.Equal(attempt, Volatile.Read(ref attempts));
            clock.Advance(TimeSpan.FromSeconds(1));
            attempt++;
        }

        await Eventually.Equal((3L, 5L), StateAndAttempts, clock);
        Assert.Contains("attempt 5 failed", Single<string>("""SELECT "Error" FROM "WorkItems" WHERE "Id" = 1"""), StringComparison.Ordinal);
        await PassBy(clock.GetUtcNow().AddHours(1));
        Assert.Equal(5, attempts);

        // Whoever looks for what is due has looked once what was due a moment before is done.
        async Task PassBy(DateTimeOffset moment)
        {
            var others = handled.Count;
            await host.Add("other", notBefore: moment.AddMilliseconds(-1));
            clock.Advance(moment - clock.GetUtcNow());
            await Eventually.Equal(others + 1, () => handled.Count);
        }
    }

    [Fact]
    public async Task A_hopeless_item_is_parked_at_once()
    {
        await using var host = await DeliveryHost.Start(database, (_, _) => throw new HopelessException());

        await host.Add("hopeless");

        await Eventually.Equal((3L, 1L), StateAndAttempts);
        Assert.EndsWith("HopelessException: hopeless", Single<string>("""SELECT "Cause" FROM "WorkItems" """), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_cannot_be_read_is_parked_at_once()
    {
        database.Execute(InsertRow("'{\"other\":1}'", state: 0));

        await using var host = await DeliveryHost.Start(database, Handle);

        await Eventually.Equal((3L, 1L), StateAndAttempts);
        Assert.Empty(handled);
    }

    [Fact]
    public async Task Items_of_an_earlier_run_are_handled_at_the_start()
    {
        for (var i = 0; i < 300; i++)
        {
            database.Execute(InsertRow($"'{{\"name\":\"{i}\"}}'", state: 0));
        }

        await using var host = await DeliveryHost.Start(database, Handle, configure: options => options.MostUnderWay = 16);

        await Eventually.Equal(300L, () => Single<long>("""SELECT COUNT(*) FROM "WorkItems" WHERE "State" = 2"""));
        Assert.Equal(300, handled.Distinct().Count());
        Assert.Equal(300, handled.Count);
    }

    [Fact]
    public async Task Items_of_contracts_that_this_process_does_not_handle_are_left_to_others()
    {
        database.Execute(InsertRow("'{}'", state: 0, contract: "Other.Work"));

        await using var host = await DeliveryHost.Start(database, Handle);
        await host.Add("mine");

        await Eventually.Equal("0,2", States);
        Assert.Equal(0, Single<long>("""SELECT "Attempts" FROM "WorkItems" WHERE "Contract" = 'Other.Work'"""));
    }

    [Fact]
    public async Task Done_items_are_forgotten_after_their_time_and_parked_ones_never()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await DeliveryHost.Start(
            database, (errand, _) => errand.Name == "bad" ? throw new HopelessException() : Task.CompletedTask, clock);
        await host.Add("good");
        await host.Add("bad");
        await Eventually.Equal("2,3", States);

        clock.Advance(TimeSpan.FromHours(25));

        await Eventually.Equal("3", States, clock);
    }

    [Fact]
    public async Task An_item_in_work_when_the_process_stops_is_given_back_without_counting()
    {
        await using (var host = await DeliveryHost.Start(database, (_, work) =>
        {
            handled.Enqueue("begun");
            return Task.Delay(Timeout.Infinite, work.Cancellation);
        }))
        {
            await host.Add("long");
            await Eventually.Equal(1, () => handled.Count);
        }

        Assert.Equal((0L, 0L), StateAndAttempts());
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
                    work.OnCommit(session => WriteResult(session, "undone"));
                    work.OnCommit(database.WriteWhatCannotBeCommitted);
                }

                work.OnCommit(session => WriteResult(session, errand.Name));
                return Task.CompletedTask;
            },
            clock);

        await host.Add("patient");
        await Eventually.Equal(0L, () => Single<long>("""SELECT "Attempts" FROM "WorkItems" WHERE "NextAttemptAt" > "CreatedAt" """));
        clock.Advance(TimeSpan.FromSeconds(10));

        await Eventually.Equal((2L, 1L), StateAndAttempts, clock);
        Assert.Equal("patient", Results());
    }

    [Fact]
    public async Task An_item_that_the_database_always_refuses_is_parked_and_takes_no_others_along()
    {
        await using var host = await DeliveryHost.Start(
            database,
            (errand, work) =>
            {
                work.OnCommit(session => WriteResult(session, errand.Name));
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
            () => (Single<long>("""SELECT COUNT(*) FROM "WorkItems" WHERE "State" = 3"""), Single<long>("""SELECT COUNT(*) FROM "WorkItems" WHERE "State" = 2""")));
        Assert.Contains("cannot commit", Single<string>("""SELECT "Error" FROM "WorkItems" WHERE "State" = 3"""), StringComparison.Ordinal);
        Assert.Equal(20, database.Query<string>("SELECT Name FROM Results").Count(name => name == "other"));
        Assert.DoesNotContain("too large", Results(), StringComparison.Ordinal);
    }

    public void Dispose() => database.Dispose();

    internal static void WriteResult(IWriteSession session, string name)
    {
        var command = session.Prepare("INSERT INTO Results (Name) VALUES (@name)", "@name");
        command.Parameters[0].Value = name;
        command.ExecuteNonQuery();
    }

    internal static string InsertRow(string payload, int state, string contract = "UrbGrade.Tests.Bus.Delivery.Errand") => $"""
        INSERT INTO "WorkItems" ("TenantId", "Contract", "Payload", "ConversationId", "State", "Attempts", "NextAttemptAt", "CreatedAt")
        VALUES (7, '{contract}', {payload}, 'talk', {state}, 0, 0, 0)
        """;

    private Task Handle(Errand errand, IWorkContext work)
    {
        handled.Enqueue(errand.Name);
        return Task.CompletedTask;
    }

    private string States() => string.Join(',', database.Query<long>("""SELECT "State" FROM "WorkItems" ORDER BY "Id" """));

    private string Results() => string.Join(',', database.Query<string>("SELECT Name FROM Results ORDER BY Name"));

    /// <summary>In one question: two would see an item before and after its claim.</summary>
    private (long State, long Attempts) StateAndAttempts()
    {
        var both = Single<long>("""SELECT "State" * 1000 + "Attempts" FROM "WorkItems" WHERE "Id" = 1""");
        return (both / 1000, both % 1000);
    }

    private T? Single<T>(string sql) => database.Query<T>(sql).SingleOrDefault();

    private sealed record Unheard;

    private sealed class HopelessException() : Exception("hopeless"), IFailFastException;
}
