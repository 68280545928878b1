using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>The usual day of a series of one kind in one season. Key: series, kind, season. Hours in the series' unit by the local clock, 24 each.</summary>
internal sealed class TypicalProfileRow : ITenantOwned
{
    public int SeriesId { get; set; }

    public DayKind Kind { get; set; }

    public Season Season { get; set; }

    public int TenantId { get; set; }

    public int Days { get; set; }

    public float[] Median { get; set; } = [];

    /// <summary>10th percentile.</summary>
    public float[] Low { get; set; } = [];

    /// <summary>90th percentile.</summary>
    public float[] High { get; set; } = [];
}
