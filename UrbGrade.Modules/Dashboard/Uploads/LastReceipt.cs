namespace UrbGrade.Modules.Dashboard.Uploads;

/// <summary>The last delivery of a site.</summary>
/// <param name="ReceivedAt">Null for never.</param>
/// <param name="CertificateExpiresAt">Null when it is not known.</param>
/// <param name="Thumbprint">Of the certificate that signed for it; null where every request of the tenant is the site's.</param>
/// <param name="Others">Who sent beside the gateway of a tenant's only site in the last 30 days, the latest first.</param>
internal sealed record LastReceipt(DateTimeOffset? ReceivedAt, DateTimeOffset? CertificateExpiresAt, string? Thumbprint, IReadOnlyList<Sender> Others);
