using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Tenants' logos.</summary>
public interface ITenantLogos
{
    /// <summary>The logo of a tenant; null when it has none, or when it is neither public nor the session's own.</summary>
    Task<TenantLogo?> Find(string tenantCode, CancellationToken cancellation);

    /// <summary>Replaces the logo; for administrators of the platform, and of the tenant itself. Audited.</summary>
    /// <param name="png">A PNG file of at most 256 KiB and 1,024 pixels a side, not interlaced; null for none. Texts, places and times that
    /// the file carries beside the picture are not kept.</param>
    Task<AdministrationResult> Set(string tenantCode, byte[]? png, CancellationToken cancellation);
}
