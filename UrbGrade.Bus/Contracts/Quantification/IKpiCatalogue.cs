using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>KPIs with their formulas, and the administrators' own ones. A formula sees the figures of one asset of its tenant, or the sums of those of
/// several, and nothing else.</summary>
public interface IKpiCatalogue
{
    /// <summary>The platform's KPIs and the newest versions of the tenant's formulas, for everybody of the tenant.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    Task<IReadOnlyList<KpiEntry>> List(string? tenantCode, CancellationToken cancellation);

    /// <summary>What formulas may name, with units: KPIs, facts, and the quantities that the platform knows or the tenant measures.</summary>
    Task<IReadOnlyList<(string Name, string Unit)>> Names(string? tenantCode, CancellationToken cancellation);

    /// <summary>Checks a formula and computes it on the tenant's own readings; nothing is kept.</summary>
    Task<FormulaPreview> Preview(string? tenantCode, FormulaDraft draft, CancellationToken cancellation);

    /// <summary>Keeps a formula as a further version of its code, and computes it for all that is stored.</summary>
    Task<AdministrationResult> Write(string? tenantCode, FormulaDraft draft, CancellationToken cancellation);

    /// <summary>Ends a formula; its figures lose their value, its versions stay.</summary>
    Task<AdministrationResult> Retire(string? tenantCode, string code, CancellationToken cancellation);

    /// <summary>Asks for all figures of the tenant to be computed anew from what is stored, in the background; what
    /// comes out the same stays as it is.</summary>
    Task<AdministrationResult> Recompute(string? tenantCode, CancellationToken cancellation);
}
