using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Store;

/// <summary>An asset that an intervention is done at. Key: both.</summary>
internal sealed class InterventionAssetRow : ITenantOwned
{
    public int InterventionId { get; set; }

    public int AssetId { get; set; }

    public int TenantId { get; set; }
}
