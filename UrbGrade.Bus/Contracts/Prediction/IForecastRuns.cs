using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>Starts forecasts. For the nightly job, and for operators of the tenant.</summary>
public interface IForecastRuns
{
    /// <summary>Adds today's forecasts as work, one item for each tenant.</summary>
    /// <returns>Tenants.</returns>
    Task<int> Schedule(CancellationToken cancellation);

    /// <summary>The same for tenants where it is four o'clock or later, so that the readings of the day before have come.</summary>
    /// <returns>Tenants.</returns>
    Task<int> ScheduleDue(CancellationToken cancellation);

    /// <summary>Makes the forecasts of today that are missing, without waiting for the night.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    Task<AdministrationResult> Run(string? tenantCode, CancellationToken cancellation);
}
