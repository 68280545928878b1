namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What to change of a tenant; null leaves a member as it is.</summary>
/// <param name="AccentOnLight">Colour where pages are light, <c>#rrggbb</c>; empty, together with the other, for the platform's own.</param>
/// <param name="AccentOnDark">Colour where pages are dark.</param>
/// <param name="Languages">Those offered; empty for all.</param>
/// <param name="DefaultLanguage">For whoever has chosen none; empty for what the browser asks for.</param>
/// <param name="Seen">The values as they were shown to whoever changes them: one that somebody else changed meanwhile
/// is not overwritten. Null for whatever they are.</param>
public sealed record TenantChange(
    string? Name = null,
    string? Country = null,
    string? TimeZone = null,
    string? Currency = null,
    bool? RegistersMetersOnSight = null,
    bool? AllowsSha1 = null,
    bool? IsPublic = null,
    string? AccentOnLight = null,
    string? AccentOnDark = null,
    IReadOnlyList<string>? Languages = null,
    string? DefaultLanguage = null,
    TenantChange? Seen = null);
