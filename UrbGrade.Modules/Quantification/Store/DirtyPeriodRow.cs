using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A series' local day whose KPIs are to be computed anew. Key: tenant, day and series.</summary>
internal sealed class DirtyPeriodRow : ITenantOwned
{
    public int SeriesId { get; set; }

    public DateOnly LocalDay { get; set; }

    public int TenantId { get; set; }

    /// <summary>The work item that marked the day last. Each marks once, so an unchanged mark says that nothing happened since.</summary>
    public long Mark { get; set; }

    /// <summary>The request that touched the day last.</summary>
    public long RawRequestId { get; set; }

    /// <summary>Whether an earlier value changed, so that the KPI change is a correction and not a first value.</summary>
    public bool Corrects { get; set; }
}
