namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Names one figure of the current tenant.</summary>
/// <param name="ScopeId">Asset, meter or place; ignored for the tenant itself.</param>
/// <param name="Day">Any day of the period.</param>
/// <param name="Code">Of its KPI, such as <c>energy</c> or <c>load_factor</c>, or of a formula.</param>
/// <param name="Medium">Carrier; null for all together.</param>
/// <param name="Hour">Of an hour how many hours of the day come before it, 0 to 24; null for a longer period.</param>
public sealed record FigureName(KpiScope Scope, int ScopeId, PeriodLength Length, DateOnly Day, string Code, string? Medium = null, int? Hour = null);
