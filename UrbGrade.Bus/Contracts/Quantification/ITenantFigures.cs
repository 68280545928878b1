namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>KPIs of a tenant, for work that nobody is signed in for.</summary>
public interface ITenantFigures
{
    /// <summary>One KPI of one period of every asset, meter or place, or of one of them, by definition and carrier; of
    /// hours those of each hour of the day, hour by hour.</summary>
    /// <param name="scopeId">Null for all.</param>
    /// <param name="day">Any day of the period.</param>
    /// <param name="code">Null for all KPIs.</param>
    Task<IReadOnlyList<PeriodFigure>> Of(
        int tenantId, KpiScope scope, int? scopeId, PeriodLength length, DateOnly day, string? code, CancellationToken cancellation);
}
