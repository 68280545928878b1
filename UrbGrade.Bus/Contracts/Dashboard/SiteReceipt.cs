namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>The last delivery of a site.</summary>
/// <param name="LastReceiptAt">When the platform stored it; null for never.</param>
public sealed record SiteReceipt(int TenantId, string TenantName, int SiteId, string Name, DateTimeOffset? LastReceiptAt);
