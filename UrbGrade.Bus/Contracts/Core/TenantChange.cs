namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What to change of a tenant; null leaves a member as it is.</summary>
public sealed record TenantChange(
    string? Name = null,
    string? Country = null,
    string? TimeZone = null,
    string? Currency = null,
    bool? RegistersMetersOnSight = null,
    bool? AllowsSha1 = null,
    bool? IsPublic = null);
