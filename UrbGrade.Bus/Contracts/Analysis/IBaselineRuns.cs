using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Has baselines and savings follow the readings.</summary>
public interface IBaselineRuns
{
    /// <summary>For every tenant, once a night.</summary>
    /// <returns>Tenants.</returns>
    Task<int> Schedule(CancellationToken cancellation);

    /// <summary>For those tenants whose readings were replaced since the last run, or whose interventions changed.</summary>
    /// <returns>Tenants.</returns>
    Task<int> FollowCorrections(CancellationToken cancellation);

    /// <summary>For those tenants that have readings of more than a week that no baseline knows, as when a history is delivered at once.</summary>
    /// <returns>Tenants.</returns>
    Task<int> CatchUp(CancellationToken cancellation);

    /// <summary>At once, for one tenant.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    Task<AdministrationResult> Ask(string? tenantCode, CancellationToken cancellation);
}
