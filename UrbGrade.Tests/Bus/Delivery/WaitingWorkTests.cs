using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Bus.Delivery;
using UrbGrade.Tests.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Bus.Delivery;

/// <summary>The order in which waiting work gets its turn.</summary>
public class WaitingWorkTests : IDisposable
{
    private readonly TestDatabase database = TestDatabase.Create();
    private readonly ConcurrentQueue<string> handled = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task A_deferred_item_waits_until_it_is_due()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var host = await DeliveryHost.Start(database, Handle, clock);
        await host.Add("later", notBefore: clock.GetUtcNow().AddHours(1));
        await host.Add("now");
        await Eventually.Equal("0,2", database.States, clock);

        clock.Advance(TimeSpan.FromHours(1));

        await Eventually.Equal("2,2", database.States, clock);
        Assert.Equal(["now", "later"], handled);
    }

    [Fact]
    public async Task A_tenant_with_thousands_of_items_from_an_earlier_run_does_not_delay_another_tenants()
    {
        database.Execute(string.Join(';', Enumerable.Range(0, 500).Select(i => KeptWorkItems.InsertRow($"'{{\"name\":\"flood\"}}'", state: 0))));
        database.Execute(KeptWorkItems.InsertRow("'{\"name\":\"quiet\"}'", state: 0) + """; UPDATE "WorkItems" SET "TenantId" = 9 WHERE "Id" = 501""");
        using var gate = new SemaphoreSlim(0);
        await using var host = await DeliveryHost.Start(
            database,
            async (errand, work) =>
            {
                handled.Enqueue(errand.Name);
                await gate.WaitAsync(work.Cancellation);
            },
            configure: options => (options.Concurrency, options.ClaimedAhead, options.MostUnderWay) = (1, 2, 16));

        await Eventually.Equal("flood,quiet", () => string.Join(',', handled.Order()));
        gate.Release(501);
        await Eventually.Equal(501, () => handled.Count);
    }

    [Fact]
    public async Task Urgent_work_is_handled_first_among_what_an_earlier_run_left()
    {
        foreach (var (name, priority) in new[] { ("low", 2), ("first", 1), ("second", 1), ("urgent", 0) })
        {
            database.Execute(KeptWorkItems.InsertRow($"'{{\"name\":\"{name}\"}}'", state: 0));
            database.Execute($"""UPDATE "WorkItems" SET "Priority" = {priority} WHERE "Id" = (SELECT MAX("Id") FROM "WorkItems")""");
        }

        await using var host = await DeliveryHost.Start(
            database, Handle, configure: options => (options.Concurrency, options.ClaimedAhead) = (1, 1));

        await Eventually.Equal("urgent,first,second,low", () => string.Join(',', handled));
    }

    private Task Handle(Errand errand, IWorkContext work)
    {
        handled.Enqueue(errand.Name);
        return Task.CompletedTask;
    }
}
