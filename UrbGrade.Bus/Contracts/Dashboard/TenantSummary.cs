namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A tenant in the administrator's list.</summary>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="LastReceiptAt">When the platform last stored one of its requests; null for never.</param>
public sealed record TenantSummary(
    int TenantId,
    string Code,
    string Name,
    string TimeZone,
    string Currency,
    bool IsPublic,
    bool AllowsSha1,
    int SiteCount,
    int AssetCount,
    int ValidCertificateCount,
    DateTimeOffset? LastReceiptAt);
