using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Aggregation.Pipeline;

/// <summary>Hands the request on. The work item commits together with the request, so that neither exists without the other.</summary>
internal sealed class Announce(IWorkItems workItems)
{
    /// <summary>Name of the work item's contract.</summary>
    public static string Contract { get; } = WorkContract.Of<RequestStored>().Name;

    /// <summary>Adds the work in the session's transaction.</summary>
    public void Add(IWriteSession session, int tenantId, string conversationId, long rawRequestId) =>
        workItems.Add(session, tenantId, conversationId, new RequestStored(rawRequestId));
}
