using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What the gateways of the current tenant sent, day by day and batch by batch.</summary>
public interface IUploadQueries
{
    /// <summary>Every site with the last <paramref name="days"/> local days including today, the most troubled first.</summary>
    Task<IReadOnlyList<SiteUploads>> ListSites(int days, CancellationToken cancellation);

    /// <summary>One site with the days in [from, to), local; null when the tenant has none of that id.</summary>
    Task<SiteCalendar?> FindSite(int siteId, DateOnly from, DateOnly to, CancellationToken cancellation);

    /// <summary>All gaps of one site in the days [from, to), local, by time and meter; null when the tenant has none of that id.</summary>
    Task<IReadOnlyList<UploadGap>?> ListGaps(int siteId, DateOnly from, DateOnly to, CancellationToken cancellation);

    /// <summary>The stored requests with readings measured on that local day, newest first, at most 100.</summary>
    Task<IReadOnlyList<BatchSummary>> ListBatches(int siteId, DateOnly day, CancellationToken cancellation);

    /// <summary>What the site's gateway told last of its log, newest first; empty when the tenant has no site of that id. A tenant's only site is told by
    /// all its gateways, one of several by the gateway that delivered for it last.</summary>
    /// <param name="least">This level and those above it.</param>
    /// <param name="take">How many to return, at most 100.</param>
    Task<IReadOnlyList<GatewayLogLine>> ListLog(int siteId, EventLevel least, int take, CancellationToken cancellation);

    /// <summary>What happened to one stored request; null when the tenant has none of that id.</summary>
    Task<BatchTimeline?> FindBatch(long requestId, CancellationToken cancellation);

    /// <summary>Rejected messages of one stored request in order of index; empty when the tenant has none of that id.</summary>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="take">How many to return, at most 100.</param>
    Task<IReadOnlyList<MessageRejection>> ListRejections(
        long requestId, int skip, int take, CancellationToken cancellation);

    /// <summary>The verified body as it was received, byte for byte; empty when it was deleted, and null when the tenant has none of
    /// that id.</summary>
    Task<byte[]?> ReadRawBody(long requestId, CancellationToken cancellation);
}
