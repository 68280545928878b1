using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>The use of a series in the three months up to the end of a month. Key: series and month.</summary>
internal sealed class ProfileMonthRow : FeaturesRow, ITenantOwned
{
    public int SeriesId { get; set; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; set; }

    public int TenantId { get; set; }

    /// <summary>Whole days that were used, at least 28.</summary>
    public int Days { get; set; }

    /// <summary>The mean week, 168 values from Monday 00:00 by the local clock; their mean is 1.</summary>
    public float[] Week { get; set; } = [];
}
