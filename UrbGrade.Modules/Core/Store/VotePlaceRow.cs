using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>A lamp post or another place that people vote about. What is said of its code counts for its asset.</summary>
internal sealed class VotePlaceRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    /// <summary>As messages name it, such as <c>EIB-P-031</c>; unique in the tenant.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>The cabinet or lighting node that feeds it.</summary>
    public int AssetId { get; set; }

    /// <summary>In public addresses; unique on the platform.</summary>
    public required string Tag { get; set; }
}
