using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Facts of assets that KPIs need, with the day from which each holds, and the streets and districts that assets lie in. A change computes the KPIs
/// anew that it touches. For administrators of the tenant.</summary>
public interface IAssetTraits
{
    /// <summary>Names of facts with their units (UCUM).</summary>
    IReadOnlyDictionary<string, string> Names { get; }

    /// <summary>The facts of a tenant's assets, by asset, name and day.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    Task<IReadOnlyList<AssetTraitEntry>> List(string? tenantCode, CancellationToken cancellation);

    /// <summary>Writes a fact, or another value of the same day over it.</summary>
    /// <param name="siteCode">Null where one site of the tenant only has an asset of that code.</param>
    /// <param name="assetCode">As the site's files name the asset.</param>
    Task<AdministrationResult> Set(
        string? tenantCode, string? siteCode, string assetCode, string name, DateOnly from, double value, string source, CancellationToken cancellation);

    /// <summary>Puts an asset into a street or a district, and out of another one of the same kind.</summary>
    /// <param name="siteCode">Null where one site of the tenant only has an asset of that code.</param>
    /// <param name="kind">Street or district.</param>
    Task<AdministrationResult> Place(string? tenantCode, string? siteCode, string assetCode, KpiScope kind, string name, CancellationToken cancellation);
}
