using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Delivery;

public class FailureGroupTests : IAsyncLifetime
{
    private static readonly string RequestStored = WorkContract.Of<RequestStored>().Name;

    private readonly TestPlatform platform = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IParkedWork Parked => platform.Get<IParkedWork>();

    private IWorkItemTable Table => platform.Get<IWorkItemTable>();

    private int Eibar => platform.Get<ITenantRegistry>().FindByCode("30")!.Id;

    private int Barcelona => platform.Get<ITenantRegistry>().FindByCode("20")!.Id;

    public async ValueTask InitializeAsync()
    {
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation);
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), Cancellation);
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task Failures_are_grouped_by_tenant_contract_and_cause_the_largest_first()
    {
        await Park(Eibar, "Errand", "no answer");
        var first = platform.Clock.GetUtcNow();
        platform.Clock.Advance(TimeSpan.FromMinutes(5));
        await Park(Barcelona, "Errand", "disk full");
        await Park(Barcelona, "Errand", "disk full");
        await Park(Eibar, "Chore", "no answer");
        await Park(Eibar, "Errand", "no answer");
        await Park(Eibar, "Errand", "no answer");

        var groups = await Parked.ListGroups(Cancellation);

        Assert.Equal(
            [("30", "Errand", "no answer", 3), ("20", "Errand", "disk full", 2), ("30", "Chore", "no answer", 1)],
            groups.Select(group => (group.TenantCode, group.Contract, group.Cause, group.Count)));
        Assert.Equal((first, platform.Clock.GetUtcNow()), (groups[0].FirstSeen, groups[0].LastSeen));
        Assert.Equal(3, groups.Select(group => group.Id).Distinct().Count());
        Assert.Equal(3, (await Parked.List(new(GroupId: groups[0].Id), 100, Cancellation)).Count);
        Assert.All(await Parked.List(new(GroupId: groups[1].Id), 100, Cancellation), item => Assert.Equal("20", item.TenantCode));

        platform.Session.BecomeOperator(Barcelona);
        Assert.Equal(groups[1].Id, Assert.Single(await Parked.ListGroups(Cancellation)).Id);
        Assert.Empty(await Parked.List(new(GroupId: groups[0].Id), 100, Cancellation));
        Assert.Equal(AdministrationOutcome.NotFound, (await Parked.Retry(new(GroupId: groups[0].Id), null, Cancellation)).Outcome);
    }

    [Fact]
    public async Task A_group_tried_again_at_a_rate_becomes_due_little_by_little_and_its_progress_is_told()
    {
        for (var i = 0; i < 10; i++)
        {
            await Park(Eibar, "Errand", "no answer");
        }

        await Park(Eibar, "Errand", "disk full");
        var group = (await Parked.ListGroups(Cancellation))[0].Id;

        Assert.Equal(AdministrationOutcome.Done, (await Parked.Retry(new(GroupId: group), 2, Cancellation)).Outcome);

        Assert.Equal("disk full", Assert.Single(await Parked.ListGroups(Cancellation)).Cause);
        Assert.Single(await Due());
        platform.Clock.Advance(TimeSpan.FromSeconds(2));
        var due = await Due();
        Assert.Equal(5, due.Count);
        Assert.All(due, item => Assert.Equal(WorkPriority.Low, item.Priority));

        var done = await Claim(due[0].Id);
        await Write(session => Table.Finish(session, done));
        var failed = await Claim(due[1].Id);
        await Write(session => Table.Park(session, failed, "again", "no answer"));
        await Claim(due[2].Id);
        var retry = Assert.Single(await Parked.ListRetries(Cancellation));
        Assert.Equal((10, 7, 1, 1, 1, false), (retry.Items, retry.Waiting, retry.Running, retry.Done, retry.Failed, retry.IsOver));
        Assert.Equal(("Errand", "admin@urbgrade.example", 2d), (retry.What, retry.RequestedBy, retry.PerSecond));
        Assert.Equal(("work.retried", "2 a second"), await LastOfAudit());

        // Tried once more, it belongs to the second retry, and has failed in the first for good.
        await Parked.Retry(new(GroupId: group), null, Cancellation);
        var retries = await Parked.ListRetries(Cancellation);
        Assert.Equal([1, 0], retries.OrderBy(one => one.Items).Select(one => one.Items == 1 ? one.Waiting : one.Failed - 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    [InlineData(double.NaN)]
    public async Task A_rate_that_makes_no_sense_is_refused(double rate)
    {
        await Park(Eibar, "Errand", "no answer");

        Assert.Equal(AdministrationOutcome.Invalid, (await Parked.Retry(ParkedChoice.All, rate, Cancellation)).Outcome);
        Assert.Single(await Parked.ListGroups(Cancellation));
    }

    [Fact]
    public async Task A_message_is_changed_and_tried_again_when_it_fits_its_contract()
    {
        var id = await Park(Eibar, RequestStored, "no such request", """{"rawRequestId":1}""");

        var wrong = await Parked.RetryChanged(id, """{"rawRequest":2}""", Cancellation);
        Assert.Equal(AdministrationOutcome.Invalid, wrong.Outcome);
        Assert.Contains("rawRequestId", wrong.Detail, StringComparison.Ordinal);
        Assert.Equal(AdministrationOutcome.Invalid, (await Parked.RetryChanged(id, "{", Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await Parked.RetryChanged(id, """{"rawRequestId":2}""", Cancellation)).Outcome);

        var claim = await Claim(Assert.Single(await Table.FindDue(new WantedWork([RequestStored], [""], []), 10, Cancellation)).Id);
        Assert.Equal("""{"rawRequestId":2}""", claim.Payload);
        Assert.Equal(("work.changed", """{"rawRequestId":2}"""), await LastOfAudit());
    }

    [Fact]
    public async Task Archived_work_is_kept_and_neither_listed_nor_tried_again()
    {
        var id = await Park(Eibar, "Errand", "no answer");
        var other = await Park(Eibar, "Errand", "disk full");

        Assert.Equal(AdministrationOutcome.Done, (await Parked.Archive(new(id), Cancellation)).Outcome);

        Assert.Equal(("work.archived", null), await LastOfAudit());
        Assert.Equal(other, Assert.Single(await Parked.List(ParkedChoice.All, 100, Cancellation)).Id);
        Assert.Equal(AdministrationOutcome.NotFound, (await Parked.Retry(new(id), null, Cancellation)).Outcome);
        Assert.Empty(await Due());
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        Assert.Equal("it broke", (await database.Set<WorkItemRow>().SingleAsync(item => item.Id == id, Cancellation)).Error);
    }

    [Fact]
    public async Task A_note_stays_with_its_cause_and_may_be_taken_away()
    {
        await Park(Eibar, "Errand", "no answer");
        var group = Assert.Single(await Parked.ListGroups(Cancellation)).Id;

        await Parked.Note(group, "the supplier is told", Cancellation);
        await Parked.Note(group, "the supplier mends it on Monday", Cancellation);
        await Parked.Archive(new(GroupId: group), Cancellation);
        await Park(Eibar, "Errand", "no answer");

        var again = Assert.Single(await Parked.ListGroups(Cancellation));
        Assert.Equal((group, "the supplier mends it on Monday", "admin@urbgrade.example"), (again.Id, again.Note, again.NotedBy));
        await Parked.Note(group, "", Cancellation);
        Assert.Null(Assert.Single(await Parked.ListGroups(Cancellation)).Note);
        Assert.Equal(AdministrationOutcome.NotFound, (await Parked.Note("0123456789abcdef", "x", Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Invalid, (await Parked.Note(group, new string('x', 1001), Cancellation)).Outcome);
    }

    [Fact]
    public async Task The_platforms_own_work_is_tried_again_too()
    {
        await Park(tenantId: 0, "Housekeeping", "disk full");
        var group = Assert.Single(await Parked.ListGroups(Cancellation));

        Assert.Equal(("", "UTC"), (group.TenantCode, group.TimeZone));
        Assert.Equal(AdministrationOutcome.Done, (await Parked.Note(group.Id, "known", Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await Parked.Retry(new(GroupId: group.Id), null, Cancellation)).Outcome);
        Assert.Single(await Table.FindDue(new WantedWork(["Housekeeping"], [""], []), 10, Cancellation));
        platform.Session.BecomeOperator(Eibar);
        Assert.Empty(await Parked.ListRetries(Cancellation));
    }

    private Task<IReadOnlyList<DueItem>> Due() => Table.FindDue(new WantedWork(["Errand"], [""], []), 100, Cancellation);

    private async Task<long> Park(int tenantId, string contract, string cause, string payload = "{}")
    {
        var id = (await Write(session => Table.Add(session, new NewWork(tenantId, "talk", contract, payload, null))))!.Value;
        var claim = await Claim(id);
        Assert.True(await Write(session => Table.Park(session, claim, "it broke", cause)));
        return id;
    }

    private async Task<ClaimedWork> Claim(long id) =>
        (await Write(session => Table.Claim(session, id, "me", platform.Clock.GetUtcNow() + TimeSpan.FromMinutes(1))))!;

    private Task<T> Write<T>(Func<IWriteSession, T> write) => platform.Queue.Commit(write, Cancellation);

    private async Task<(string What, string? After)> LastOfAudit()
    {
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        var line = await database.Set<AuditRow>().OrderBy(row => row.Id).LastAsync(Cancellation);
        return (line.What, line.After);
    }
}
