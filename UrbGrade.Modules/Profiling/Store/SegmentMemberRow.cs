using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>The segment of a series in a month. Key: series and month.</summary>
internal sealed class SegmentMemberRow : ITenantOwned
{
    public int SeriesId { get; set; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; set; }

    public int TenantId { get; set; }

    public Medium Medium { get; set; }

    public int Number { get; set; }

    /// <summary>From the segment's centre.</summary>
    public double Distance { get; set; }
}
