using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A KPI of one asset in one period. Key: asset, resolution, start, definition, so that what one day
/// brings to an asset lies together.</summary>
internal sealed class KpiRow : ITenantOwned
{
    public int DefinitionId { get; set; }

    public int AssetId { get; set; }

    public KpiResolution Resolution { get; set; }

    /// <summary>First local day of the period.</summary>
    public DateOnly PeriodStart { get; set; }

    public int TenantId { get; set; }

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
}
