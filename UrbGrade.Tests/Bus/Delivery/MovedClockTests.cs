using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Bus.Delivery;
using UrbGrade.Tests.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Bus.Delivery;

/// <summary>Somebody moves the machine's clock; the time that goes by stays the same.</summary>
public class MovedClockTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database = TestDatabase.Create();
    private readonly ConcurrentQueue<string> handled = new();
    private readonly FakeTimeProvider time = new(Noon);
    private readonly MovedClock clock;

    public MovedClockTests()
    {
        clock = new MovedClock(time);
        database.Execute("CREATE TABLE Results (Name TEXT NOT NULL)");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_lease_of_a_process_that_died_ends_though_the_clock_was_moved_back_two_days()
    {
        await using var host = await DeliveryHost.Start(database, Handle, clock);
        await host.Add("before");
        await Eventually.Equal("2", database.States, time);
        LeaseToDeadProcess();

        clock.Move(TimeSpan.FromDays(-2));

        await Eventually.Equal("2,2", database.States, time);
        Assert.Equal(["before", "left behind"], handled);
        Assert.True(time.GetUtcNow() < Noon.AddMinutes(10));
    }

    [Fact]
    public async Task It_ends_too_when_the_clock_was_moved_while_nothing_ran()
    {
        LeaseToDeadProcess();
        clock.Move(TimeSpan.FromDays(-2));

        await using var host = await DeliveryHost.Start(database, Handle, clock);

        await Eventually.Equal("2", database.States, time);
        Assert.Equal(["left behind"], handled);
        Assert.True(time.GetUtcNow() < Noon.AddMinutes(10));
    }

    [Fact]
    public async Task Failed_work_is_tried_again_within_its_schedule_and_new_work_at_once()
    {
        await using (var stopped = await DeliveryHost.Start(database, Handle, clock, options => options.HandlesWork = false))
        {
            await stopped.Add("new");
        }

        await using var host = await DeliveryHost.Start(
            database,
            (errand, work) => errand.Name == "clumsy" && handled.All(name => name != "clumsy")
                ? throw Failed(errand.Name)
                : Handle(errand, work),
            clock);
        await host.Add("clumsy");
        await Eventually.Equal(1L, () => Count("\"State\" = 0 AND \"Error\" IS NOT NULL"));

        clock.Move(TimeSpan.FromDays(-2));

        await Eventually.Equal("2,2", database.States, time);
        Assert.Equal(["clumsy", "clumsy", "new"], handled.Order());
        Assert.True(time.GetUtcNow() < Noon.AddMinutes(10));
    }

    [Fact]
    public async Task Work_that_was_added_by_a_later_clock_is_due_and_deferred_work_waits_for_its_time()
    {
        await using (var stopped = await DeliveryHost.Start(database, Handle, clock, options => options.HandlesWork = false))
        {
            await stopped.Add("due");
            await stopped.Add("deferred", notBefore: Noon.AddHours(1));
        }

        clock.Move(TimeSpan.FromDays(-2));
        await using var host = await DeliveryHost.Start(database, Handle, clock);

        await Eventually.Equal("2,0", database.States, time);
        time.Advance(TimeSpan.FromDays(2) + TimeSpan.FromHours(1));
        await Eventually.Equal(2, () => handled.Count, time);
        Assert.Equal(["due", "deferred"], handled);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-48)]
    public async Task Running_work_is_neither_cancelled_nor_counted_again_whichever_way_the_clock_is_moved(int hours)
    {
        var end = new TaskCompletionSource();
        var wasCancelled = false;
        await using var host = await DeliveryHost.Start(
            database,
            async (errand, work) =>
            {
                handled.Enqueue(errand.Name);
                await end.Task;
                wasCancelled = work.Cancellation.IsCancellationRequested;
            },
            clock);
        await host.Add("long");
        await Eventually.Equal(1, () => handled.Count, time);

        clock.Move(TimeSpan.FromHours(hours));
        for (var third = 0; third < 5; third++)
        {
            time.Advance(TimeSpan.FromSeconds(20));
            var ends = clock.GetUtcNow().AddMinutes(1).ToUnixTimeMilliseconds();
            await Eventually.Equal(ends, () => database.Query<long>("""SELECT "LeaseEndsAt" FROM "WorkItems" """).Single());
        }

        end.SetResult();
        await Eventually.Equal("2", database.States, time);
        Assert.False(wasCancelled);
        Assert.Equal(["long"], handled);
        Assert.Equal([1], database.Query<long>("""SELECT "Attempts" FROM "WorkItems" """));
    }

    [Fact]
    public async Task Work_that_another_process_took_over_after_a_leap_ahead_stands_once()
    {
        var end = new TaskCompletionSource();
        await using var slow = await DeliveryHost.Start(
            database,
            async (errand, work) =>
            {
                handled.Enqueue("slow");
                await end.Task.WaitAsync(Cancellation);
                work.OnCommit(session => KeptWorkItems.WriteResult(session, "slow"));
            },
            clock);
        await slow.Add("contended");
        await Eventually.Equal(1, () => handled.Count, time);

        // Of the other machine only: this one's is right.
        var ahead = new FakeTimeProvider(Noon.AddHours(6));
        await using var other = await DeliveryHost.Start(
            database,
            (_, work) =>
            {
                work.OnCommit(session => KeptWorkItems.WriteResult(session, "other"));
                return Task.CompletedTask;
            },
            ahead);
        await Eventually.Equal("2", database.States, ahead);
        end.SetResult();
        await slow.DisposeAsync();

        Assert.Equal(["other"], database.Query<string>("SELECT Name FROM Results"));
    }

    public void Dispose() => database.Dispose();

    private InvalidOperationException Failed(string name)
    {
        handled.Enqueue(name);
        return new InvalidOperationException("not this time");
    }

    private Task Handle(Errand errand, IWorkContext work)
    {
        handled.Enqueue(errand.Name);
        return Task.CompletedTask;
    }

    private void LeaseToDeadProcess()
    {
        var now = clock.GetUtcNow();
        database.Execute(KeptWorkItems.InsertRow("""'{"name":"left behind"}'""", state: 1));
        database.Execute(
            $"""
            UPDATE "WorkItems" SET "LeaseOwner" = 'dead', "Attempts" = 1, "StartedAt" = {now.ToUnixTimeMilliseconds()},
            "LeaseEndsAt" = {now.AddMinutes(1).ToUnixTimeMilliseconds()} WHERE "State" = 1
            """);
    }

    private long Count(string condition) => database.Query<long>($"""SELECT COUNT(*) FROM "WorkItems" WHERE {condition}""").Single();
}
