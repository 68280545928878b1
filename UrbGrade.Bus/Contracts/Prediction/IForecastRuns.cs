using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>Starts forecasts. For the nightly job, and for operators of the tenant.</summary>
public interface IForecastRuns
{
    /// <summary>Adds the night's forecasts as work, one item for each tenant.</summary>
    /// <returns>Tenants.</returns>
    Task<int> Schedule(CancellationToken cancellation);

    /// <summary>Makes the forecasts of today that are missing, without waiting for the night.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    Task<AdministrationResult> Run(string? tenantCode, CancellationToken cancellation);
}
