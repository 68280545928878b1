using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Gis;

/// <summary>Gives meters to the assets where they are. A platform administrator reaches all tenants, a tenant's administrator the current one.</summary>
public interface IMeterPositions
{
    /// <summary>Meters with a position whose nearest asset is another one than theirs: that of the building that they are in, or else the
    /// nearest within a distance. By meter.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    Task<IReadOnlyList<MeterProposal>> Propose(string? tenantCode, double withinMetres, CancellationToken cancellation);

    /// <summary>Gives meters to assets, all of them or none. The figures of both assets are computed anew, those of earlier periods too.</summary>
    /// <param name="choices">Meters and codes of assets of the same site as the one that the meter belongs to.</param>
    /// <inheritdoc cref="Propose"/>
    Task<AdministrationResult> Assign(string? tenantCode, IReadOnlyList<(string Meter, string Asset)> choices, CancellationToken cancellation);
}
