using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Delivery;

public class ParkedWorkItemsTests : IAsyncLifetime
{
    private readonly TestPlatform platform = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IParkedWork Parked => platform.Get<IParkedWork>();

    private int Eibar => platform.Get<ITenantRegistry>().FindByCode("30")!.Id;

    private int Barcelona => platform.Get<ITenantRegistry>().FindByCode("20")!.Id;

    public async ValueTask InitializeAsync()
    {
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation);
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), Cancellation);
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task Parked_work_is_listed_and_one_item_shown_with_its_message()
    {
        var id = await Park(Eibar, "Errand", """{"n":1}""");

        var listed = Assert.Single(await Parked.List(ParkedChoice.All, 100, Cancellation));
        Assert.Equal((id, "30", "Errand", 1, "it broke", null), (listed.Id, listed.TenantCode, listed.Contract, listed.Attempts, listed.Error, listed.Payload));
        Assert.Equal(platform.Clock.GetUtcNow(), listed.ParkedAt);
        Assert.Equal("""{"n":1}""", (await Parked.Find(id, Cancellation))!.Payload);
        Assert.Null(await Parked.Find(id + 1, Cancellation));
    }

    [Fact]
    public async Task What_is_tried_again_is_due_at_once_with_its_attempts_counted_anew()
    {
        var id = await Park(Eibar, "Errand", """{"n":1}""");

        Assert.Equal(AdministrationOutcome.Done, (await Parked.Retry(new(id), null, Cancellation)).Outcome);

        Assert.Empty(await Parked.List(ParkedChoice.All, 100, Cancellation));
        var due = Assert.Single(await platform.Get<IWorkItemTable>().FindDue(new WantedWork(["Errand"], [""], []), 10, Cancellation)).Id;
        var claim = await Claim(due);
        Assert.Equal((Eibar, "talk", "Errand", """{"n":1}""", 1), (claim.TenantId, claim.ConversationId, claim.Contract, claim.Payload, claim.Attempt));
        Assert.Equal(AdministrationOutcome.NotFound, (await Parked.Retry(new(id), null, Cancellation)).Outcome);
        var line = await LastOfAudit();
        Assert.Equal(("admin@urbgrade.example", Eibar, "work.retried", "Errand", $"item {id}, 1 attempts"), (line.Who, line.TenantId, line.What, line.Subject, line.Before));
    }

    [Fact]
    public async Task A_process_that_slept_over_its_lease_cannot_finish_what_is_tried_again()
    {
        var id = await Add(Eibar, "Errand", "{}");
        var old = await Claim(id);
        Assert.True(await Write(session => Table.Park(session, old, "it broke", "cause")));
        await Parked.Retry(new(id), null, Cancellation);
        await Claim(Assert.Single(await Table.FindDue(new WantedWork(["Errand"], [""], []), 10, Cancellation)).Id);

        Assert.False(await Write(session => Table.Finish(session, old)));
    }

    [Fact]
    public async Task All_of_a_contract_are_tried_again_together_and_no_others()
    {
        var first = await Park(Eibar, "Errand", "{}");
        var second = await Park(Barcelona, "Errand", "{}");
        var other = await Park(Eibar, "Chore", "{}");

        Assert.Equal(AdministrationOutcome.Done, (await Parked.Retry(new(Contract: "Errand"), null, Cancellation)).Outcome);

        Assert.Equal(other, Assert.Single(await Parked.List(ParkedChoice.All, 100, Cancellation)).Id);
        Assert.Equal(2, (await Table.FindDue(new WantedWork(["Errand", "Chore"], [""], []), 10, Cancellation)).Count);
        var line = await LastOfAudit();
        Assert.Equal((null, "Errand", $"2 items, {first} to {second}"), (line.TenantId, line.Subject, line.Before));
        Assert.Equal(AdministrationOutcome.NotFound, (await Parked.Retry(new(Contract: "Errand"), null, Cancellation)).Outcome);
    }

    [Fact]
    public async Task All_are_tried_again_and_archived_also_when_they_are_more_than_one_write_takes()
    {
        const int Many = 10_003;
        await ParkMany("Errand", Many);
        await ParkMany("Chore", Many);

        Assert.Equal(AdministrationOutcome.Done, (await Parked.Retry(new(Contract: "Errand"), 1_000, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await Parked.Archive(new(Contract: "Chore"), Cancellation)).Outcome);

        Assert.Empty(await Parked.List(ParkedChoice.All, 1, Cancellation));
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        var waiting = await database.Set<WorkItemRow>().Where(item => item.State == WorkItemState.Waiting).Select(item => item.NextAttemptAt).ToListAsync(Cancellation);
        Assert.Equal(Many, waiting.Count);
        Assert.Equal(TimeSpan.FromMilliseconds(Many - 1), waiting.Max() - waiting.Min());
        Assert.Equal(Many, await database.Set<WorkItemRow>().CountAsync(item => item.State == WorkItemState.Archived, Cancellation));
    }

    [Fact]
    public async Task Of_several_with_one_key_only_one_waits()
    {
        await Park(Eibar, "Errand", "{}", "key");
        await Park(Eibar, "Errand", "{}", "key");
        await Parked.Retry(new(Contract: "Errand"), null, Cancellation);
        Assert.Single(await Table.FindDue(new WantedWork(["Errand"], [""], []), 10, Cancellation));

        var claim = await Claim(Assert.Single(await Table.FindDue(new WantedWork(["Errand"], [""], []), 10, Cancellation)).Id);
        await Add(Eibar, "Errand", "{}", "key");
        Assert.True(await Write(session => Table.Park(session, claim, "it broke", "cause")));
        await Parked.Retry(new(Contract: "Errand"), null, Cancellation);

        Assert.Single(await Table.FindDue(new WantedWork(["Errand"], [""], []), 10, Cancellation));
        Assert.Empty(await Parked.List(ParkedChoice.All, 100, Cancellation));
    }

    [Fact]
    public async Task Operators_reach_their_tenants_work_only_and_others_none()
    {
        var own = await Park(Eibar, "Errand", "{}");
        var other = await Park(Barcelona, "Errand", "{}");

        platform.Session.BecomeOperator(Eibar);
        Assert.Equal(own, Assert.Single(await Parked.List(ParkedChoice.All, 100, Cancellation)).Id);
        Assert.Null(await Parked.Find(other, Cancellation));
        Assert.Equal(AdministrationOutcome.NotFound, (await Parked.Retry(new(other), null, Cancellation)).Outcome);

        platform.Session.BecomeNobody();
        Assert.Empty(await Parked.List(ParkedChoice.All, 100, Cancellation));
        Assert.Null(await Parked.Find(own, Cancellation));
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Parked.Retry(new(Contract: "Errand"), null, Cancellation)).Outcome);
    }

    [Fact]
    public async Task A_changed_message_of_a_partners_contract_still_follows_its_schema()
    {
        const string Schema = """{"type":"object","properties":{"boxes":{"type":"integer","minimum":1}},"required":["boxes"]}""";
        var catalogue = platform.Get<IServiceCatalogue>();
        await Write(session =>
        {
            catalogue.Publish(session, "Storage", Eibar, [new PublishedService("Storage", "Storage.Count", ServiceKind.Command, ServiceRole.Handles, Schema, null, Eibar)]);
            return true;
        });
        platform.Get<ChangeWatch>().Look();
        var id = await Park(Eibar, "Storage.Count", """{"boxes":1}""");

        foreach (var (message, reason) in new[] { ("""{"boxes":0}""", "/boxes"), ("{}", "boxes"), ("""{"boxes":"many"}""", "/boxes"), ("{", "") })
        {
            var refused = await Parked.RetryChanged(id, message, Cancellation);
            Assert.Equal(AdministrationOutcome.Invalid, refused.Outcome);
            Assert.Contains(reason, refused.Detail, StringComparison.Ordinal);
        }

        Assert.NotNull(await Parked.Find(id, Cancellation));
        Assert.Equal(AdministrationOutcome.Done, (await Parked.RetryChanged(id, """{"boxes":2}""", Cancellation)).Outcome);
    }

    private IWorkItemTable Table => platform.Get<IWorkItemTable>();

    private async Task<long> Park(int tenantId, string contract, string payload, string? uniqueKey = null)
    {
        var id = await Add(tenantId, contract, payload, uniqueKey);
        var claim = await Claim(id);
        Assert.True(await Write(session => Table.Park(session, claim, "it broke", "cause")));
        return id;
    }

    private Task<int> ParkMany(string contract, int count) => Write(session =>
    {
        using var database = platform.Contexts.Write(TenantScope.Of(Eibar), session);
        var now = platform.Clock.GetUtcNow();
        database.AddRange(Enumerable.Range(0, count).Select(_ => new WorkItemRow
        {
            TenantId = Eibar, Contract = contract, Queue = "", Payload = "{}", ConversationId = "talk", State = WorkItemState.Parked,
            Attempts = 1, NextAttemptAt = now, CreatedAt = now, FinishedAt = now, Error = "it broke", Cause = "cause",
        }));
        return database.SaveChanges();
    });

    private async Task<long> Add(int tenantId, string contract, string payload, string? uniqueKey = null) =>
        (await Write(session => Table.Add(session, new NewWork(tenantId, "talk", contract, payload, uniqueKey))))!.Value;

    private async Task<ClaimedWork> Claim(long id) =>
        (await Write(session => Table.Claim(session, id, "me", platform.Clock.GetUtcNow() + TimeSpan.FromMinutes(1))))!;

    private Task<T> Write<T>(Func<IWriteSession, T> write) => platform.Queue.Commit(write, Cancellation);

    private async Task<AuditRow> LastOfAudit()
    {
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        return await database.Set<AuditRow>().OrderBy(line => line.Id).LastAsync(Cancellation);
    }
}
