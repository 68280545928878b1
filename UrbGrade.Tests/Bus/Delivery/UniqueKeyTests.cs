using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Bus.Delivery;
using UrbGrade.Tests.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Bus.Delivery;

public class UniqueKeyTests : IDisposable
{
    private readonly TestDatabase database = TestDatabase.Create();
    private readonly ConcurrentQueue<string> handled = new();
    private readonly TaskCompletionSource open = new();

    [Fact]
    public async Task A_second_item_of_a_key_is_not_added_while_the_first_waits()
    {
        await using var host = await DeliveryHost.Start(database, Handle);

        await host.Commits.Commit(
            session =>
            {
                host.WorkItems.Add(session, 7, "talk", new Errand("first"), "key");
                host.WorkItems.Add(session, 7, "talk", new Errand("second"), "key");
                host.WorkItems.Add(session, 7, "talk", new Errand("other"), "other key");
                return true;
            },
            TestContext.Current.CancellationToken);
        open.SetResult();

        await Eventually.Equal("2,2", database.States);
        Assert.Equal(["first", "other"], handled.Order());
    }

    [Fact]
    public async Task A_second_item_of_a_key_is_added_while_the_first_runs()
    {
        await using var host = await DeliveryHost.Start(database, Handle, configure: options => options.Concurrency = 1);
        await host.Add("first", "key");
        await Eventually.Equal(1, () => handled.Count);

        await host.Add("second", "key");
        open.SetResult();

        await Eventually.Equal("2,2", database.States);
        Assert.Equal(["first", "second"], handled);
    }

    [Fact]
    public async Task An_item_that_waits_again_takes_in_the_one_that_came_while_it_ran()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await DeliveryHost.Start(
            database,
            async (errand, work) =>
            {
                await Handle(errand, work);
                if (handled.Count == 1)
                {
                    throw new InvalidDataException("the first attempt fails");
                }
            },
            clock,
            options => (options.Concurrency, options.ClaimedAhead) = (1, 1));
        await host.Add("first", "key");
        await Eventually.Equal(1, () => handled.Count);
        await host.Add("second", "key");

        open.SetResult();
        await Eventually.Equal("0,2", database.States);
        clock.Advance(TimeSpan.FromSeconds(10));

        await Eventually.Equal("2,2", database.States, clock);
        Assert.Equal(["first", "first"], handled);
    }

    public void Dispose() => database.Dispose();

    private async Task Handle(Errand errand, IWorkContext work)
    {
        handled.Enqueue(errand.Name);
        await open.Task;
    }
}
