using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Replaced devices, multipliers and limits of meters with the instants from which they hold. A change computes the days anew that it touches. For
/// administrators of the tenant.</summary>
public interface IMeterSettings
{
    /// <summary>The settings of a tenant's meters, by meter and instant.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    Task<IReadOnlyList<MeterSettingEntry>> List(string? tenantCode, CancellationToken cancellation);

    /// <summary>Writes a setting, or another one of the same instant over it.</summary>
    Task<AdministrationResult> Set(string? tenantCode, MeterSettingEntry setting, CancellationToken cancellation);
}
