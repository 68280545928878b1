using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard;

public class BatchTimelineTests : IAsyncLifetime
{
    private static readonly byte[] Body = TestRequest.OfShops(DashboardWorld.Day("2026-03-06"));

    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IUploadQueries Uploads => world.Get<IUploadQueries>();

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        await world.Barcelona.Quantify(1, Body);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_body_comes_back_byte_for_byte() => Assert.Equal(Body, await Uploads.ReadRawBody(1, Cancellation));

    [Fact]
    public async Task Work_that_was_not_tried_yet_is_waited_for()
    {
        await AddWork();
        Assert.Equal(new BatchStep(BatchStepName.Quantified, BatchStepState.Waiting, null, null), await Quantified());
    }

    [Fact]
    public async Task Work_that_failed_is_retried_with_the_reason_shown()
    {
        await AddWork();
        await Fail((table, session, claim) => table.PutBack(session, claim, When.Instant("2026-03-10T09:05:00Z"), "no factors for ES"));
        Assert.Equal(new BatchStep(BatchStepName.Quantified, BatchStepState.Retrying, null, "no factors for ES"), await Quantified());
    }

    [Fact]
    public async Task Work_that_was_set_aside_is_parked_with_the_reason_shown()
    {
        await AddWork();
        await Fail((table, session, claim) => table.Park(session, claim, "not readable", "cause"));
        Assert.Equal(new BatchStep(BatchStepName.Quantified, BatchStepState.Parked, null, "not readable"), await Quantified());
    }

    [Fact]
    public async Task Work_that_an_operator_archived_does_not_seem_to_be_tried_again()
    {
        await AddWork();
        await Fail((table, session, claim) => table.Park(session, claim, "not readable", "cause"));
        await world.Barcelona.Change(context => context.Set<WorkItemRow>().ExecuteUpdate(row => row.SetProperty(one => one.State, WorkItemState.Archived)));
        Assert.Equal(new BatchStep(BatchStepName.Quantified, BatchStepState.Archived, null, "not readable"), await Quantified());

        await AddWork();
        Assert.Equal(new BatchStep(BatchStepName.Quantified, BatchStepState.Waiting, null, null), await Quantified());
    }

    [Fact]
    public async Task A_quantified_batch_is_done_whatever_became_of_later_work()
    {
        await AddWork();
        await Fail((table, session, claim) => table.Park(session, claim, "not readable", "cause"));
        await Change(request => request.QuantifiedAt = When.Instant("2026-03-10T09:00:02Z"));
        Assert.Equal(
            new BatchStep(BatchStepName.Quantified, BatchStepState.Done, When.Instant("2026-03-10T09:00:02Z"), null), await Quantified());
    }

    [Fact]
    public async Task Work_of_another_tenant_in_a_conversation_of_the_same_name_is_not_told()
    {
        await AddWork(world.Eibar.Id);
        await Fail((table, session, claim) => table.Park(session, claim, "secret of Eibar", "cause"));
        Assert.Equal(new BatchStep(BatchStepName.Quantified, BatchStepState.Waiting, null, null), await Quantified());
    }

    [Fact]
    public async Task Every_step_before_is_done()
    {
        var batch = await Uploads.FindBatch(1, Cancellation);
        Assert.All(batch!.Steps.SkipLast(1), step => Assert.Equal(BatchStepState.Done, step.State));
        Assert.Equal(world.Platform.Clock.GetUtcNow(), batch.Steps[0].At);
        Assert.Equal((Body.Length, "receipt-1", "Europe/Madrid"), (batch.BodyBytes, batch.ReceiptId, batch.TimeZone));
    }

    [Fact]
    public async Task The_signer_is_named_by_the_tenants_own_certificate_only()
    {
        await world.Eibar.Change(context => context.Add(Certificate(world.Eibar.Id, "CN=EIB-01")));
        Assert.Equal(QuantifiedTenant.Thumbprint, (await Uploads.FindBatch(1, Cancellation))!.CertificateSubject);
    }

    [Fact]
    public async Task Fifty_rejections_come_with_the_batch_and_all_in_pages()
    {
        var rejections = Enumerable.Range(0, 120).Select(i => new MessageRejection(i, "UnknownSource", $"no meter {i}")).ToList();
        await Change(request => (request.Rejected, request.Rejections) = (120, StoredLists.Write(rejections)));
        var batch = await Uploads.FindBatch(1, Cancellation);
        Assert.Equal(120, batch!.Rejected);
        Assert.Equal(rejections.Take(50), batch.Rejections);
        Assert.Equal(rejections.Skip(60).Take(20), await Uploads.ListRejections(1, 60, 20, Cancellation));
        Assert.Equal(rejections.Skip(100), await Uploads.ListRejections(1, 100, 1000, Cancellation));
        Assert.Empty(await Uploads.ListRejections(1, 120, 20, Cancellation));
    }

    [Fact]
    public async Task A_batch_belongs_to_the_site_whose_meters_it_brought()
    {
        await world.Barcelona.Register("600");
        var north = await world.MoveToOwnSite("600", "North");
        var readings = TestRequest.OfShops(DashboardWorld.Day("2026-03-07", meter: "600"));
        await world.Barcelona.Quantify(2, readings);
        await Change(r => Measured(r, "2026-03-05T23:00:00Z", "2026-03-06T23:00:00Z"));
        await Change(r => Measured(r, "2026-03-06T23:00:00Z", "2026-03-07T23:00:00Z"), 2);

        Assert.Equal((north, "North"), await Uploads.FindBatch(2, Cancellation) is { } batch ? (batch.SiteId, batch.SiteName) : default);
        Assert.NotEqual(north, (await Uploads.FindBatch(1, Cancellation))!.SiteId);
        Assert.Equal([2L], (await Uploads.ListBatches(north, When.Day("2026-03-07"), Cancellation)).Select(b => b.RequestId));
        Assert.Empty(await Uploads.ListBatches(north, When.Day("2026-03-06"), Cancellation));
    }

    private static void Measured(RawRequestRow request, string from, string to) =>
        (request.FirstMeasuredAt, request.LastMeasuredAt) = (When.Instant(from), When.Instant(to));

    private static GatewayCertificateRow Certificate(int tenantId, string subject) =>
        new() { TenantId = tenantId, Subject = subject, Thumbprint = QuantifiedTenant.Thumbprint, Der = [1] };

    private Task Change(Action<RawRequestRow> change, long requestId = 1) =>
        world.Barcelona.Change(context => change(context.Set<RawRequestRow>().Single(r => r.Id == requestId)));

    private Task AddWork(int? tenantId = null) => world.Platform.Queue.Commit(
        session => world.Platform.Get<IWorkItemTable>().Add(
            session, new NewWork(tenantId ?? world.Barcelona.Id, "conversation-1", nameof(RequestStored), "{}", null)),
        Cancellation);

    /// <summary>Claims the one item that is due and ends the attempt.</summary>
    private async Task Fail(Func<IWorkItemTable, IWriteSession, ClaimedWork, bool> end)
    {
        var table = world.Platform.Get<IWorkItemTable>();
        var id = Assert.Single(await table.FindDue(new WantedWork([nameof(RequestStored)], [""], []), 10, Cancellation)).Id;
        Assert.True(await world.Platform.Queue.Commit(
            session => end(table, session, table.Claim(session, id, "test", When.Instant("2026-03-10T10:00:00Z"))!), Cancellation));
    }

    private async Task<BatchStep> Quantified() => (await Uploads.FindBatch(1, Cancellation))!.Steps[^1];
}
