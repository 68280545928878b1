using UrbGrade.Bus.Delivery;

namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>The raw store, for the module that reads what it keeps.</summary>
public interface IRawRequests
{
    /// <summary>Loads one stored request of a tenant.</summary>
    /// <exception cref="KeyNotFoundException">The tenant has no such request.</exception>
    Task<RawRequest> Load(int tenantId, long rawRequestId, CancellationToken cancellation);

    /// <summary>Notes on the request what its readings were, in the session's transaction.</summary>
    void MarkQuantified(IWriteSession session, int tenantId, long rawRequestId, int added, int revised, int unchanged);

    /// <summary>Deletes the envelopes of requests that have been worked off; receipts, counts and hashes stay.</summary>
    /// <returns>How many were deleted.</returns>
    int DeleteEnvelopes(IWriteSession session, int tenantId, IReadOnlyList<long> rawRequestIds);
}
