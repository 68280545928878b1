namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>KPIs of hours, days, weeks, months and years. The session decides whose.</summary>
public interface IPeriodFigures
{
    /// <summary>Between which the KPI <c>comfort_2</c> counts an hour of the heating season as comfortable.</summary>
    ComfortLimits HeatingComfort { get; }

    /// <summary>All KPIs of one period of one scope, by definition and carrier; of hours those of each hour of the day, hour by hour. Of weeks, months and
    /// years of places and the tenant without those of load, which take the hours of all their assets: <see cref="Complete"/> has them.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    /// <param name="scopeId">Asset, meter or place; ignored for the tenant itself.</param>
    /// <param name="day">Any day of the period.</param>
    Task<IReadOnlyList<PeriodFigure>> Of(
        string? tenantCode, KpiScope scope, int scopeId, PeriodLength length, DateOnly day, CancellationToken cancellation);

    /// <summary>The same, or one KPI alone, always with those of load; made for who may wait, as of a district with
    /// thousands of assets it takes seconds.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    /// <param name="scopeId">Asset, meter or place; ignored for the tenant itself.</param>
    /// <param name="day">Any day of the period.</param>
    /// <param name="code">Null for all KPIs.</param>
    Task<IReadOnlyList<PeriodFigure>> Complete(
        string? tenantCode, KpiScope scope, int scopeId, PeriodLength length, DateOnly day, string? code, CancellationToken cancellation);

    /// <summary>What readings that came late, or replaced others, changed in the KPIs of a period of the current
    /// tenant, the newest first; of days and hours none.</summary>
    /// <param name="scopeId">Asset, meter or place; ignored for the tenant itself.</param>
    /// <param name="day">Any day of the period.</param>
    Task<IReadOnlyList<PeriodCorrection>> Corrections(KpiScope scope, int scopeId, PeriodLength length, DateOnly day, CancellationToken cancellation);

    /// <summary>Name of an asset, a meter or a place of the current tenant; null when it has none of that id.</summary>
    Task<string?> NameOf(KpiScope scope, int scopeId, CancellationToken cancellation);

    /// <summary>Carriers of energy that are measured there and have no emission factor, so that nothing is known of what all carriers together emit; by
    /// name, of the current tenant.</summary>
    /// <param name="scopeId">Asset, meter or place; ignored for the tenant itself.</param>
    Task<IReadOnlyList<string>> WithoutFactor(KpiScope scope, int scopeId, CancellationToken cancellation);

    /// <summary>One KPI, or all, of one period of every asset, meter or place. Of places and the tenant those of load, such as the peak, are computed when
    /// somebody asks for them or for all, from the hours of all their assets together; an hour counts when nine in ten of the assets have it. Those of hours
    /// are computed when somebody asks, of each hour of the day.</summary>
    /// <param name="code">Null for all KPIs.</param>
    Task<IReadOnlyList<PeriodFigure>> All(
        string? tenantCode, KpiScope scope, PeriodLength length, DateOnly day, string? code, CancellationToken cancellation);

    /// <summary>All KPIs of each hour of the local days in [from, to) of every asset, meter or place of the current tenant, day by day in the order of
    /// <see cref="All"/>; made while they are taken, some days at once.</summary>
    IAsyncEnumerable<PeriodFigure> Hours(KpiScope scope, DateOnly from, DateOnly to, CancellationToken cancellation);
}
