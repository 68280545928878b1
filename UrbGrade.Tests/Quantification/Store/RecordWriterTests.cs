using UrbGrade.Modules.Quantification.Decoding;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Tests.Quantification.Store;

public class RecordWriterTests : IAsyncLifetime
{
    private QuantifiedTenant tenant = null!;

    public async ValueTask InitializeAsync() => tenant = await QuantifiedTenant.Create();

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_request_that_is_worked_off_late_does_not_bring_back_what_was_corrected_since()
    {
        await Write(1, "first");
        await Write(3, "third");
        await Write(2, "second");

        Assert.Equal([(1, "first", 1), (2, "second", 2), (3, "third", 3)], Revisions());
    }

    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(3, 2, 1)]
    [InlineData(2, 3, 1)]
    public async Task Any_order_of_work_gives_the_same_revisions(params int[] order)
    {
        foreach (var request in order)
        {
            await Write(request, request == 2 ? "other" : "said twice");
        }

        Assert.Equal([(1, "said twice", 1), (2, "other", 2)], Revisions());
    }

    private Task Write(long requestId, string fields) => tenant.Platform.Queue.Commit(
        session =>
        {
            tenant.Platform.Get<RecordWriter>().Write(
                session, tenant.Id, requestId, [new DecodedRecord("vote", "9f1d", "EIB-P-031", DateTimeOffset.UnixEpoch, fields)]);
            return true;
        },
        TestContext.Current.CancellationToken);

    private IEnumerable<(int Revision, string Fields, long RequestId)> Revisions() =>
        tenant.Rows<SiteRecordRow>().OrderBy(row => row.Revision).Select(row => (row.Revision, row.Fields, row.RawRequestId));
}
