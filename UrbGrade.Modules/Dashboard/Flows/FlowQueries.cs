using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Flows;

internal sealed class FlowQueries(SessionContexts contexts, IUploadQueries uploads) : IFlowQueries
{
    /// <summary>Bounds the page.</summary>
    private const int WorksShown = 200;

    public async Task<BatchFlow?> Find(string conversationId, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        var request = database is null ? null : await database.Set<RawRequestRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.ConversationId == conversationId, cancellation);
        if (request is null || await uploads.FindBatch(request.Id, cancellation) is not { } batch)
        {
            return null;
        }

        var works = (await Works(database!, conversationId, cancellation)).ConvertAll(Describe);
        var quantified = batch.Steps.Single(step => step.Name == BatchStepName.Quantified);
        return new BatchFlow(conversationId, request.Id, batch.SiteName, batch.TimeZone,
            [
                new(FlowStationName.Gateway, BatchStepState.Done, request.SignedAt, request.MessageCount, 0, null),
                new(FlowStationName.Aggregation, BatchStepState.Done, request.ReceivedAt, request.Accepted, request.Duplicate + request.Rejected, null),
                new(
                    FlowStationName.Quantification, quantified.State, quantified.At, request.NewReadings + request.RevisedReadings,
                    request.UnchangedReadings, quantified.Detail),
                await FlowKpis.Of(database!, request, batch.TimeZone, cancellation),
            ],
            works);
    }

    private static Task<List<WorkItemRow>> Works(UrbGradeContext database, string conversationId, CancellationToken cancellation) =>
        database.Set<WorkItemRow>().AsNoTracking().Where(work => work.ConversationId == conversationId)
            .OrderBy(work => work.Id).Take(WorksShown).ToListAsync(cancellation);

    private static FlowWork Describe(WorkItemRow work) => new(
        work.Id, work.Contract, work.Queue, StateOf(work), work.Attempts, work.CreatedAt, work.StartedAt, work.FinishedAt);

    private static BatchStepState StateOf(WorkItemRow work) => work switch
    {
        { State: WorkItemState.Done } => BatchStepState.Done,
        { State: WorkItemState.Parked or WorkItemState.Archived } => BatchStepState.Parked,
        { Error: not null } => BatchStepState.Retrying,
        _ => BatchStepState.Waiting,
    };
}
