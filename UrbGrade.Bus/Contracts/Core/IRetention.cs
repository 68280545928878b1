using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>How long each tenant keeps what; for administrators, of their own tenant or of all. Deletes whole local months, at night
/// and little by little, and never what waits to be worked off.</summary>
public interface IRetention
{
    /// <summary>The rules of a tenant, one for each kind; nothing for who may not read them.</summary>
    /// <param name="tenantCode">Null for the session's tenant.</param>
    Task<IReadOnlyList<RetentionRule>> List(string? tenantCode, CancellationToken cancellation);

    /// <summary>What a rule would delete now; null for who may not read it.</summary>
    /// <param name="days">The rule that is tried; null for ever.</param>
    Task<RetentionForecast?> Preview(string? tenantCode, RetentionKind kind, int? days, CancellationToken cancellation);

    /// <summary>Sets a rule. Audited; nothing is deleted before the next night.</summary>
    /// <param name="days">Null for ever.</param>
    /// <param name="seen">The rule as it was shown: one that somebody else changed meanwhile is not overwritten. Null for whatever it is.</param>
    Task<AdministrationResult> Set(string? tenantCode, RetentionKind kind, int? days, RetentionRule? seen, CancellationToken cancellation);

    /// <summary>Has the rules of a tenant applied now.</summary>
    Task<AdministrationResult> Apply(string? tenantCode, CancellationToken cancellation);

    /// <summary>Adds the night's work: one item for each tenant, however often it is asked for.</summary>
    /// <returns>How many tenants there are.</returns>
    Task<int> Schedule(CancellationToken cancellation);
}
