using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A KPI of a week, a month or a year. Key: tenant, resolution, start, scope, medium and definition, so that what one
/// period brings lies together.</summary>
/// <remarks>The five KPIs that follow each reading have the days and months of their assets in <see cref="KpiRow"/>.</remarks>
internal sealed class PeriodKpiRow : ITenantOwned
{
    public int TenantId { get; set; }

    public KpiResolution Resolution { get; set; }

    /// <summary>First local day of the period; of a week its Monday.</summary>
    public DateOnly PeriodStart { get; set; }

    public KpiScope Scope { get; set; }

    /// <summary>The asset, meter, place or tenant.</summary>
    public int ScopeId { get; set; }

    public KpiMedium Medium { get; set; }

    /// <summary>A definition of the platform, or from 1001 a formula of the tenant.</summary>
    public int DefinitionId { get; set; }

    /// <summary>In the definition's unit; null when nothing could be computed.</summary>
    public double? Value { get; set; }

    /// <summary>Intervals that the period has, daylight-saving changes included.</summary>
    public int ExpectedIntervals { get; set; }

    /// <summary>Intervals with all inputs.</summary>
    public int ValidIntervals { get; set; }

    /// <summary>Of the valid ones, those with an estimated input.</summary>
    public int EstimatedIntervals { get; set; }

    public KpiStatus Status { get; set; }

    public DateTimeOffset ComputedAt { get; set; }

    /// <summary>When it happened, such as a peak; milliseconds since 1970-01-01T00:00:00Z, 0 for what has no moment.</summary>
    public long OccurredAt { get; set; }

    /// <summary>The same of a carrier.</summary>
    public PeriodKpiRow As(KpiMedium carrier)
    {
        var row = (PeriodKpiRow)MemberwiseClone();
        row.Medium = carrier;
        return row;
    }
}
