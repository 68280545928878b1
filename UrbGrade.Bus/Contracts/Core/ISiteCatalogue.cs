using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Sites, assets and meters. A platform administrator reaches all, a tenant's administrator the current tenant's: the session decides.</summary>
public interface ISiteCatalogue
{
    /// <summary>Registers what the manifest describes and updates what was described before; nothing is removed. The same manifest again
    /// changes nothing. An asset that its meter's first message created becomes the described one and keeps its figures.</summary>
    Task<SiteImport> Import(SiteManifest manifest, CancellationToken cancellation);

    /// <summary>The meters in reach, by tenant and source.</summary>
    Task<IReadOnlyList<MeterEntry>> Meters(CancellationToken cancellation);

    /// <summary>Registers a meter with an asset of its own on the tenant's first site.</summary>
    /// <param name="source">As messages name it, 1 to 100 characters.</param>
    Task<AdministrationResult> AddMeter(string tenantCode, string source, CancellationToken cancellation);
}
