namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What a new tenant needs.</summary>
/// <param name="Code">1 to 20 letters, digits and hyphens; never changes.</param>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record NewTenant(string Code, string Name, string TimeZone, string Currency);
