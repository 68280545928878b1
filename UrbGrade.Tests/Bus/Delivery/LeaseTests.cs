using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Tests.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Bus.Delivery;

public class LeaseTests : IDisposable
{
    private readonly TestDatabase database = TestDatabase.Create();
    private readonly ConcurrentQueue<string> handled = new();

    public LeaseTests() => database.Execute("CREATE TABLE Results (Name TEXT NOT NULL)");

    [Fact]
    public async Task A_handler_whose_lease_another_process_took_writes_nothing()
    {
        await using var host = await DeliveryHost.Start(database, (errand, work) =>
        {
            database.Execute("""UPDATE "WorkItems" SET "LeaseOwner" = 'another', "Attempts" = "Attempts" + 1""");
            work.OnCommit(session => KeptWorkItems.WriteResult(session, errand.Name));
            work.Publish(new Errand("never"));
            handled.Enqueue(errand.Name);
            return Task.CompletedTask;
        });

        await host.Add("contended");
        await Eventually.Equal(1, () => handled.Count);
        await host.DisposeAsync();

        Assert.Empty(database.Query<string>("SELECT Name FROM Results"));
        Assert.Equal(["another"], database.Query<string>("""SELECT "LeaseOwner" FROM "WorkItems" """));
        Assert.Equal([1], database.Query<long>("""SELECT "State" FROM "WorkItems" """));
    }

    [Fact]
    public async Task A_lease_that_is_lost_takes_nothing_from_the_work_that_ends_at_the_same_moment()
    {
        using var ending = new SemaphoreSlim(0);
        await using var host = await DeliveryHost.Start(
            database,
            async (errand, work) =>
            {
                work.OnCommit(session => KeptWorkItems.WriteResult(session, errand.Name));
                work.Publish(new Errand($"after {errand.Name}"), notBefore: DateTimeOffset.UtcNow.AddDays(1));
                handled.Enqueue(errand.Name);
                await ending.WaitAsync(work.Cancellation);
            },
            configure: options => options.Concurrency = 10);
        for (var i = 0; i < 10; i++)
        {
            await host.Add($"{i}");
        }

        await Eventually.Equal(10, () => handled.Count);
        database.Execute("""UPDATE "WorkItems" SET "LeaseOwner" = 'another' WHERE "Payload" LIKE '%"4"%'""");
        using var open = new ManualResetEventSlim();
        var blocking = host.Commits.Commit(_ => open.Wait(Timeout.Infinite, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        ending.Release(10);
        open.Set();
        await blocking;

        await Eventually.Equal(9L, () => database.Query<long>("""SELECT COUNT(*) FROM "WorkItems" WHERE "State" = 2""").Single());
        Assert.Equal("0,1,2,3,5,6,7,8,9", string.Join(',', database.Query<string>("SELECT Name FROM Results ORDER BY Name")));
        Assert.Equal(9, database.Query<long>("""SELECT COUNT(*) FROM "WorkItems" WHERE "State" = 0""").Single());
        Assert.Equal(["another"], database.Query<string>("""SELECT "LeaseOwner" FROM "WorkItems" WHERE "State" = 1"""));
    }

    [Fact]
    public async Task An_item_of_a_process_that_died_is_taken_over_when_its_lease_ends()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        database.Execute(KeptWorkItems.InsertRow("""'{"name":"left behind"}'""", state: 1));
        database.Execute(
            $"""UPDATE "WorkItems" SET "LeaseOwner" = 'dead', "Attempts" = 1, "LeaseEndsAt" = {clock.GetUtcNow().AddMinutes(1).ToUnixTimeMilliseconds()}""");
        await using var host = await DeliveryHost.Start(database, (errand, work) =>
        {
            handled.Enqueue(errand.Name);
            return Task.CompletedTask;
        }, clock);

        await host.Add("due a second before", notBefore: clock.GetUtcNow().AddSeconds(58));
        clock.Advance(TimeSpan.FromSeconds(59));
        await Eventually.Equal("1,2", database.States, clock, Eventually.SmallTick);
        Assert.Equal(["due a second before"], handled);
        clock.Advance(TimeSpan.FromSeconds(2));

        await Eventually.Equal("2,2", database.States, clock);
        Assert.Equal(["due a second before", "left behind"], handled);
    }

    [Fact]
    public async Task An_item_that_kills_its_process_each_time_is_parked_in_the_end()
    {
        database.Execute(KeptWorkItems.InsertRow("""'{"name":"deadly"}'""", state: 1));
        database.Execute("""UPDATE "WorkItems" SET "LeaseOwner" = 'dead', "Attempts" = 20, "LeaseEndsAt" = 1""");

        await using var host = await DeliveryHost.Start(database, (errand, work) =>
        {
            handled.Enqueue(errand.Name);
            return Task.CompletedTask;
        });

        await Eventually.Equal("3", database.States);
        Assert.Empty(handled);
    }

    [Theory]
    [InlineData(21, 2, "2")]
    [InlineData(22, 2, "3")]
    [InlineData(21, 1, "3")]
    public async Task Failures_do_not_count_as_attempts_that_killed_the_process(int attempts, int failures, string state)
    {
        database.Execute(KeptWorkItems.InsertRow("""'{"name":"unlucky"}'""", state: 1));
        database.Execute($"""UPDATE "WorkItems" SET "LeaseOwner" = 'dead', "Attempts" = {attempts}, "LeaseEndsAt" = 1, "Failures" = {failures}""");

        await using var host = await DeliveryHost.Start(database, (_, _) => Task.CompletedTask);

        await Eventually.Equal(state, database.States);
    }

    [Fact]
    public async Task An_item_whose_process_was_killed_five_times_is_still_handled()
    {
        database.Execute(KeptWorkItems.InsertRow("""'{"name":"unlucky"}'""", state: 1));
        database.Execute("""UPDATE "WorkItems" SET "LeaseOwner" = 'dead', "Attempts" = 5, "LeaseEndsAt" = 1""");

        await using var host = await DeliveryHost.Start(database, (errand, work) =>
        {
            handled.Enqueue(errand.Name);
            return Task.CompletedTask;
        });

        await Eventually.Equal("2", database.States);
        Assert.Equal(["unlucky"], handled);
    }

    [Fact]
    public async Task The_lease_of_a_long_running_handler_is_renewed()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var end = new TaskCompletionSource();
        await using var host = await DeliveryHost.Start(database, (errand, work) =>
        {
            handled.Enqueue(errand.Name);
            return end.Task;
        }, clock);
        await host.Add("long");
        await Eventually.Equal(1, () => handled.Count);

        for (var minute = 0; minute < 10; minute++)
        {
            for (var third = 0; third < 3; third++)
            {
                clock.Advance(TimeSpan.FromSeconds(20));
                var ends = clock.GetUtcNow().AddMinutes(1).ToUnixTimeMilliseconds();
                await Eventually.Equal(ends, () => database.Query<long>("""SELECT "LeaseEndsAt" FROM "WorkItems" """).Single());
            }
        }

        end.SetResult();
        await Eventually.Equal("2", database.States);
        Assert.Equal([1], database.Query<long>("""SELECT "Attempts" FROM "WorkItems" """));
    }

    [Fact]
    public async Task A_handler_that_never_ends_is_cancelled_and_counted_as_a_failure()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await DeliveryHost.Start(
            database,
            (errand, work) =>
            {
                handled.Enqueue(errand.Name);
                return Task.Delay(Timeout.Infinite, work.Cancellation);
            },
            clock,
            options => options.LongestAttempt = TimeSpan.FromMinutes(2));
        await host.Add("endless");
        await Eventually.Equal(1, () => handled.Count);

        // A third of its lease at a time: each is renewed before the next, until it has had its time.
        for (var third = 1; third < 6; third++)
        {
            clock.Advance(TimeSpan.FromSeconds(20));
            await Eventually.Equal(true, IsRenewed);
        }

        await Eventually.Equal(true, () =>
        {
            clock.Advance(TimeSpan.FromSeconds(20));
            return IsGivenUp();
        });

        bool IsGivenUp() => database.Query<string>("""SELECT COALESCE("Error", '') FROM "WorkItems" """)
            .Single().Contains("longer than its lease", StringComparison.Ordinal);
        bool IsRenewed() => database.Query<long>("""SELECT COALESCE("LeaseEndsAt", 0) FROM "WorkItems" """)
            .Single() >= (clock.GetUtcNow() + TimeSpan.FromSeconds(59)).ToUnixTimeMilliseconds();
    }

    [Fact]
    public async Task Several_processes_on_one_database_handle_each_item_once()
    {
        Task Handle(Errand errand, UrbGrade.Bus.Delivery.IWorkContext work)
        {
            handled.Enqueue(errand.Name);
            work.OnCommit(session => KeptWorkItems.WriteResult(session, errand.Name));
            return Task.CompletedTask;
        }

        await using var one = await DeliveryHost.Start(database, Handle);
        await using var two = await DeliveryHost.Start(database, Handle);
        await using var three = await DeliveryHost.Start(database, Handle);

        await Task.WhenAll(Enumerable.Range(0, 600).Select(i => (i % 2 == 0 ? one : two).Add($"{i}")));

        await Eventually.Equal(600L, () => database.Query<long>("""SELECT COUNT(*) FROM "WorkItems" WHERE "State" = 2""").Single());
        Assert.Equal(600, database.Query<long>("SELECT COUNT(DISTINCT Name) FROM Results").Single());
        Assert.Equal(600, database.Query<long>("SELECT COUNT(*) FROM Results").Single());
        Assert.Equal(600, handled.Count);
    }

    public void Dispose() => database.Dispose();
}
