using Microsoft.Extensions.Options;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Tests.Bus.Delivery;

public sealed class DueWorkTests
{
    private const int Flooding = 1;
    private const int Quiet = 2;
    private const int Third = 3;

    private long lastId;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tenants_take_turns_however_much_one_of_them_has()
    {
        var due = With(new WorkItemOptions { Concurrency = 8 });
        Add(due, Flooding, 100);
        Add(due, Quiet, 2);
        Add(due, Third, 1);

        Assert.Equal([Flooding, Quiet, Third, Flooding, Quiet, Flooding, Flooding], await Tenants(due, 7));
    }

    [Fact]
    public async Task A_tenant_that_comes_while_another_floods_is_next()
    {
        var due = With(new WorkItemOptions { Concurrency = 8 });
        Add(due, Flooding, 1_000);
        await Tenants(due, 50);
        Add(due, Quiet, 1);

        Assert.Equal([Flooding, Quiet, Flooding], await Tenants(due, 3));
    }

    [Fact]
    public async Task Within_a_tenant_the_most_urgent_goes_first_and_among_equals_the_first_that_came()
    {
        var due = With(new WorkItemOptions { Concurrency = 8 });
        foreach (var priority in new[] { WorkPriority.Low, WorkPriority.Normal, WorkPriority.High, WorkPriority.Normal, WorkPriority.High })
        {
            Add(due, Flooding, 1, priority);
        }

        var order = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            order.Add((await due.Next(Cancellation)).Id);
        }

        Assert.Equal([3, 5, 2, 4, 1], order);
    }

    [Fact]
    public async Task Urgent_work_of_one_tenant_goes_before_nothing_of_another()
    {
        var due = With(new WorkItemOptions { Concurrency = 8 });
        Add(due, Flooding, 50, WorkPriority.High);
        Add(due, Quiet, 2, WorkPriority.Low);

        Assert.Equal([Flooding, Quiet, Flooding, Quiet, Flooding], await Tenants(due, 5));
    }

    [Fact]
    public async Task A_tenant_that_has_its_share_under_way_waits_until_one_is_over()
    {
        var due = With(new WorkItemOptions { Concurrency = 1, ClaimedAhead = 2 });
        Add(due, Flooding, 5);
        var first = await due.Next(Cancellation);
        await due.Next(Cancellation);
        var next = due.Next(Cancellation).AsTask();

        Assert.False(next.IsCompleted, "A third item went out though two are the share.");
        Add(due, Quiet, 1);
        Assert.Equal(Quiet, (await next).TenantId);
        next = due.Next(Cancellation).AsTask();
        Assert.False(next.IsCompleted, "A third item went out though two are the share.");
        due.LetGo(first);
        Assert.Equal(Flooding, (await next).TenantId);
    }

    [Fact]
    public async Task A_tenant_without_room_turns_items_away_and_the_others_do_not()
    {
        var due = With(new WorkItemOptions { Concurrency = 8, MostUnderWay = 16 });

        Assert.Equal(16, Add(due, Flooding, 20));
        Assert.Equal(1, Add(due, Flooding, 1, WorkPriority.High));
        Assert.Equal(3, Add(due, Quiet, 3));

        Assert.False(due.Room.TryRead(out _), "There is no room yet.");
        for (var i = 0; i < 15; i++)
        {
            due.LetGo(await due.Next(Cancellation));
        }

        Assert.True(due.Room.TryRead(out _), "Nobody told the relay that there is room again.");
    }

    [Fact]
    public async Task An_item_in_hand_is_not_taken_twice_and_may_come_again_afterwards()
    {
        var due = With(new WorkItemOptions { Concurrency = 8 });
        var item = new DueItem(99, Quiet, WorkPriority.Normal);
        Assert.True(due.TryTake(item));
        Assert.True(due.TryTake(item));
        var taken = await due.Next(Cancellation);
        Assert.True(due.TryTake(item));
        Assert.Equal(1, due.MostOfTenant);

        due.LetGo(taken);

        Assert.Equal(0, due.MostOfTenant);
        Assert.True(due.TryTake(item));
        Assert.Equal(item, await due.Next(Cancellation));
    }

    private static DueWork With(WorkItemOptions options) => new(Options.Create(options));

    /// <returns>How many were taken in hand.</returns>
    private int Add(DueWork due, int tenant, int count, WorkPriority priority = WorkPriority.Normal) =>
        Enumerable.Range(0, count).Count(_ => due.TryTake(new DueItem(++lastId, tenant, priority)));

    private static async Task<List<int>> Tenants(DueWork due, int count)
    {
        var tenants = new List<int>();
        for (var i = 0; i < count; i++)
        {
            tenants.Add((await due.Next(Cancellation)).TenantId);
        }

        return tenants;
    }
}
