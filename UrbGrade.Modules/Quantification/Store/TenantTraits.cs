using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What is known of a tenant's assets.</summary>
/// <param name="traits">By asset.</param>
/// <param name="kinds">Kind of each asset, which makes peers.</param>
/// <param name="zones">IANA zone of each asset, which makes peers too; null where all lie in one.</param>
internal sealed class TenantTraits(
    IReadOnlyDictionary<int, AssetTraits> traits, IReadOnlyDictionary<int, string> kinds, IReadOnlyDictionary<int, string>? zones = null)
{
    private static readonly AssetTraits Nothing = new([]);

    /// <summary>Those of one asset; none for one that is gone.</summary>
    public AssetTraits Of(int assetId) => traits.GetValueOrDefault(assetId) ?? Nothing;

    /// <summary>What an asset is, such as <c>bakery</c>.</summary>
    public string KindOf(int assetId) => kinds.GetValueOrDefault(assetId, "");

    /// <summary>IANA zone of the asset's civil days.</summary>
    public string ZoneOf(int assetId) => zones?.GetValueOrDefault(assetId) ?? "";
}
