using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>What operators want gateways to send again. A wish goes out with the next receipt of a gateway of the meter's site.</summary>
public interface IResendWishes
{
    /// <summary>Asks for whole local days of meters. What waits to go out already is not asked for twice.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    Task<AdministrationResult> Ask(string? tenantCode, ResendDraft draft, CancellationToken cancellation);

    /// <summary>The newest wishes of a site, at most 50; empty when the session does not operate its tenant.</summary>
    Task<IReadOnlyList<ResendWish>> List(int siteId, CancellationToken cancellation);
}
