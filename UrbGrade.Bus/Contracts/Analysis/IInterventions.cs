using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Changes what is done to save energy. For whoever works for the tenant; the audit keeps who did it.</summary>
public interface IInterventions
{
    /// <summary>Writes one down: decided, done where the draft says on which day, or kept as a scenario. What was kept and is written down as decided is
    /// decided.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    /// <returns>Already exists where the same is written down for the same assets, and not given up.</returns>
    Task<AdministrationResult> Add(string? tenantCode, InterventionDraft draft, CancellationToken cancellation);

    /// <summary>Decides on what was kept as a scenario; what is decided already stays as it is.</summary>
    Task<AdministrationResult> Decide(string? tenantCode, int id, CancellationToken cancellation);

    /// <summary>Says that it is done, or that it was on another day; its saving is measured soon after.</summary>
    /// <param name="day">First local day on which it worked, not in the future.</param>
    Task<AdministrationResult> Done(string? tenantCode, int id, DateOnly day, CancellationToken cancellation);

    /// <summary>Gives it up; what was measured of it goes.</summary>
    Task<AdministrationResult> Drop(string? tenantCode, int id, CancellationToken cancellation);
}
