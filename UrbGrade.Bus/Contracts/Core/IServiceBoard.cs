using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>The switchboard of the service bus. Operators and administrators see and decide about the current tenant's work, platform
/// administrators who have chosen no tenant about everybody's: the session decides. What is decided is audited and holds in all processes
/// within a second.</summary>
public interface IServiceBoard
{
    /// <summary>The catalogue and the work in the session's reach.</summary>
    Task<ServiceOverview> Look(CancellationToken cancellation);

    /// <summary>Lets a service's work wait.</summary>
    /// <param name="tenantCode">Whose work; null for the current tenant's, or everybody's where none is chosen.</param>
    Task<AdministrationResult> Pause(ServiceKey service, string? tenantCode, CancellationToken cancellation);

    /// <summary>Lets a paused service's work go on, and closes its circuit breaker.</summary>
    Task<AdministrationResult> Resume(ServiceKey service, string? tenantCode, CancellationToken cancellation);

    /// <summary>Gives a service's work, what waits already too, to another module that handles the same contract or stands in for it.</summary>
    /// <param name="to">The other module; null for back to the service's own. What waits at a stand-in goes back, too, but for what another rule about
    /// the same tenant's work, or everybody's, redirects there.</param>
    Task<AdministrationResult> Redirect(ServiceKey service, string? tenantCode, string? to, CancellationToken cancellation);

    /// <summary>Limits how many items of a service run in a minute, in all processes together.</summary>
    /// <param name="perMinute">1 to 60,000; null for any number.</param>
    Task<AdministrationResult> Limit(ServiceKey service, string? tenantCode, int? perMinute, CancellationToken cancellation);

    /// <summary>Sets waiting work aside that no module works off any more: it stays in the database and is never tried again. What a module
    /// handles or stands in for is refused.</summary>
    /// <param name="reason">Why, for the audit; 1 to 1,000 characters.</param>
    Task<AdministrationResult> Archive(ServiceKey service, string? tenantCode, string reason, CancellationToken cancellation);

    /// <summary>Limits and redirects at once, where nobody else did meanwhile.</summary>
    Task<AdministrationResult> Set(ServiceKey service, string? tenantCode, ServiceRuleDraft draft, CancellationToken cancellation);
}
