using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
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

        await Eventually.Equal("2", database.States);
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

        Assert.Equal(string.Join(',', Enumerable.Repeat("0", 200)), database.States());
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

        await Eventually.Equal("2", database.States);
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
            work.OnCommit(session => KeptWorkItems.WriteResult(session, errand.Name));
            if (errand.Name == "first")
            {
                work.Publish(new Errand("second"));
            }

            return Task.CompletedTask;
        });

        await host.Add("first");

        await Eventually.Equal("2,2", database.States);
        Assert.Equal("first,second", database.Results());
    }

    [Fact]
    public async Task Items_of_an_earlier_run_are_handled_at_the_start()
    {
        for (var i = 0; i < 300; i++)
        {
            database.Execute(KeptWorkItems.InsertRow($"'{{\"name\":\"{i}\"}}'", state: 0));
        }

        await using var host = await DeliveryHost.Start(database, Handle, configure: options => options.MostUnderWay = 16);

        await Eventually.Equal(300L, () => database.Single<long>("""SELECT COUNT(*) FROM "WorkItems" WHERE "State" = 2"""));
        Assert.Equal(300, handled.Distinct().Count());
        Assert.Equal(300, handled.Count);
    }

    [Fact]
    public async Task Items_of_contracts_that_this_process_does_not_handle_are_left_to_others()
    {
        database.Execute(KeptWorkItems.InsertRow("'{}'", state: 0, contract: "Other.Work"));

        await using var host = await DeliveryHost.Start(database, Handle);
        await host.Add("mine");

        await Eventually.Equal("0,2", database.States);
        Assert.Equal(0, database.Single<long>("""SELECT "Attempts" FROM "WorkItems" WHERE "Contract" = 'Other.Work'"""));
    }

    [Fact]
    public async Task Done_items_are_forgotten_after_their_time_and_parked_ones_never()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await DeliveryHost.Start(
            database, (errand, _) => errand.Name == "bad" ? throw new HopelessException() : Task.CompletedTask, clock);
        await host.Add("good");
        await host.Add("bad");
        await Eventually.Equal("2,3", database.States);

        clock.Advance(TimeSpan.FromHours(25));

        await Eventually.Equal("3", database.States, clock);
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

        Assert.Equal((0L, 0L), database.StateAndAttempts());
    }

    public void Dispose() => database.Dispose();

    private Task Handle(Errand errand, IWorkContext work)
    {
        handled.Enqueue(errand.Name);
        return Task.CompletedTask;
    }

    private sealed record Unheard;
}
