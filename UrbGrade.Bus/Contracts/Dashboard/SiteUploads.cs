namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A site's deliveries over the last days.</summary>
/// <param name="Origin">Where the data comes from when it is no measurement of this site, as <c>simulated</c>; otherwise null.</param>
/// <param name="LastReceiptAt">When the platform last stored a request of the site; null for never.</param>
/// <param name="CertificateExpiresAt">End of the newest valid gateway certificate; null when there is none.</param>
/// <param name="Days">Oldest first, without gaps.</param>
public sealed record SiteUploads(
    int SiteId,
    string Code,
    string Name,
    string? Origin,
    string TimeZone,
    DateTimeOffset? LastReceiptAt,
    DateTimeOffset? CertificateExpiresAt,
    IReadOnlyList<UploadDay> Days);
