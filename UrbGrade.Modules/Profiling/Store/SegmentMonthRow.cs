using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>A segment in a month. Key: tenant, carrier, month, number.</summary>
internal sealed class SegmentMonthRow : ITenantOwned
{
    public int TenantId { get; set; }

    public Medium Medium { get; set; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; set; }

    /// <summary>From 1; kept from month to month and never given twice.</summary>
    public int Number { get; set; }

    /// <summary>Centre, 168 values from Monday 00:00.</summary>
    public float[] Week { get; set; } = [];

    /// <summary>10th percentile of the members in each hour.</summary>
    public float[] Low { get; set; } = [];

    /// <summary>90th percentile of the members in each hour.</summary>
    public float[] High { get; set; } = [];

    /// <summary>Of the month's whole division.</summary>
    public SegmentMethod Method { get; set; }

    /// <summary>Of the month's whole division.</summary>
    public double Silhouette { get; set; }

    /// <summary>Of the month's whole division.</summary>
    public double DaviesBouldin { get; set; }
}
