using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Uploads;

/// <summary>The stations of a stored request.</summary>
internal static class BatchSteps
{
    /// <summary>The queue of the module that makes readings of a request. Other modules may handle the same event.</summary>
    private const string Quantification = "Quantification";

    /// <summary>One for each name, in order. A request is stored only after it was verified and validated, and acknowledged only
    /// after that, so those stations are done.</summary>
    public static async Task<IReadOnlyList<BatchStep>> Of(
        UrbGradeContext database, RawRequestRow request, CancellationToken cancellation) =>
    [
        new(BatchStepName.Received, BatchStepState.Done, request.ReceivedAt, null),
        new(BatchStepName.SignatureVerified, BatchStepState.Done, null, null),
        new(BatchStepName.Validated, BatchStepState.Done, null, null),
        new(BatchStepName.Stored, BatchStepState.Done, request.ReceivedAt, null),
        new(BatchStepName.ReceiptSent, BatchStepState.Done, null, null),
        await Quantified(database, request, cancellation),
    ];

    private static async Task<BatchStep> Quantified(UrbGradeContext database, RawRequestRow request, CancellationToken cancellation)
    {
        if (request.QuantifiedAt is { } at)
        {
            return new(BatchStepName.Quantified, BatchStepState.Done, at, null);
        }

        var work = await database.Set<WorkItemRow>().AsNoTracking()
            .Where(w => w.ConversationId == request.ConversationId && w.State != WorkItemState.Done
                && (w.Queue == "" || w.Queue == Quantification))
            .OrderBy(w => w.State == WorkItemState.Archived).ThenByDescending(w => w.State).FirstOrDefaultAsync(cancellation);
        var state = work switch
        {
            { State: WorkItemState.Parked } => BatchStepState.Parked,
            { State: WorkItemState.Archived } => BatchStepState.Archived,
            { Error: not null } => BatchStepState.Retrying,
            _ => BatchStepState.Waiting,
        };
        return new(BatchStepName.Quantified, state, null, work?.Error);
    }
}
