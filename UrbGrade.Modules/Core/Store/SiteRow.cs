using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>A place with one gateway.</summary>
internal sealed class SiteRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    /// <summary>Unique in the tenant.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>IANA zone; null means the tenant's.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Where the readings come from, shown beside every figure: <c>simulated</c>, or the origin of a real
    /// series; null for a site's own meters.</summary>
    public string? Origin { get; set; }
}
