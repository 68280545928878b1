namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What a new tenant is made of.</summary>
/// <param name="Code">1 to 20 letters, digits and hyphens; never changes.</param>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Country">ISO 3166-1 alpha-2; null for that of the time zone, which then has to be given.</param>
/// <param name="TimeZone">IANA name; null for the country's first.</param>
/// <param name="Currency">ISO 4217; null for the country's.</param>
/// <param name="RegistersMetersOnSight">Whether a meter seen for the first time is registered instead of rejected as unknown.</param>
public sealed record TenantDraft(
    string Code,
    string Name,
    string? Country = "ES",
    string? TimeZone = null,
    string? Currency = null,
    bool RegistersMetersOnSight = true,
    bool AllowsSha1 = false,
    bool IsPublic = false);
