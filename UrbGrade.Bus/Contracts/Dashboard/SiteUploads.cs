namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A site's deliveries over the last days.</summary>
/// <param name="Origin">Where the data comes from when it is no measurement of this site, as <c>simulated</c>; otherwise null.</param>
/// <param name="LastReceiptAt">When the platform stored the last request of the gateway of a tenant's only site, which is the sender of most series'
/// newest readings, or of one of several sites the request with its newest reading; null for never.</param>
/// <param name="LastReadingAt">Start of its newest reading; null before any.</param>
/// <param name="CertificateExpiresAt">End of the valid certificate of that request's signer, of an only site the newest valid one; null when
/// there is none, or none is known to be the site's.</param>
/// <param name="Days">Oldest first, without gaps. In a list of sites, where the last days have no reading, those up to the newest one.</param>
/// <param name="Waiting">Batches that waited at the gateway behind the last one that it sent; null where it does not say.</param>
/// <param name="ClockBehind">How far the gateway's clock is behind the platform's, as the last hour of its requests told; negative when it is ahead. What the
/// requests took on their way is in it. Null before any request.</param>
/// <param name="Others">Who sent beside the gateway of a tenant's only site in the last 30 days, the latest first; null where nobody did.</param>
public sealed record SiteUploads(
    int SiteId,
    string Code,
    string Name,
    string? Origin,
    string TimeZone,
    DateTimeOffset? LastReceiptAt,
    DateTimeOffset? LastReadingAt,
    DateTimeOffset? CertificateExpiresAt,
    IReadOnlyList<UploadDay> Days,
    int? Waiting = null,
    TimeSpan? ClockBehind = null,
    IReadOnlyList<OtherSender>? Others = null);
