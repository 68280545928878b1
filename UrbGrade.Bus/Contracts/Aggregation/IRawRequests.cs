using UrbGrade.Bus.Delivery;

namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>The raw store, for the module that reads what it keeps.</summary>
public interface IRawRequests
{
    /// <summary>Loads one stored request of a tenant.</summary>
    /// <exception cref="KeyNotFoundException">The tenant has no such request.</exception>
    Task<RawRequest> Load(int tenantId, long rawRequestId, CancellationToken cancellation);

    /// <summary>Who sent some requests of a tenant: the subject of each one's certificate, which a renewed one keeps,
    /// or the thumbprint of one that is not known any more.</summary>
    /// <param name="rawRequestIds">Those that the tenant does not have are left out.</param>
    Task<IReadOnlyDictionary<long, string>> Senders(int tenantId, IReadOnlyCollection<long> rawRequestIds, CancellationToken cancellation);

    /// <summary>When some requests of a tenant were received; those that it does not have are left out.</summary>
    Task<IReadOnlyDictionary<long, DateTimeOffset>> Times(int tenantId, IReadOnlyCollection<long> rawRequestIds, CancellationToken cancellation);

    /// <summary>When the newest request signed with each of some certificates was received, of all tenants; those that have signed none are left out.</summary>
    /// <param name="thumbprints">SHA-256, lower-case hex.</param>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> LastUses(IReadOnlyCollection<string> thumbprints, CancellationToken cancellation);

    /// <summary>Notes on the request what its readings were, in the session's transaction.</summary>
    void MarkQuantified(IWriteSession session, int tenantId, long rawRequestId, int added, int revised, int unchanged);

    /// <summary>Deletes the envelopes of requests that have been worked off; receipts, counts and hashes stay.</summary>
    /// <returns>How many were deleted.</returns>
    int DeleteEnvelopes(IWriteSession session, int tenantId, IReadOnlyList<long> rawRequestIds);
}
