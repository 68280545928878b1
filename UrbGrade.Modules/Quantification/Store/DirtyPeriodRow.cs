using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A series' local day whose KPIs are to be computed anew. Key: series and day.</summary>
internal sealed class DirtyPeriodRow : ITenantOwned
{
    public int SeriesId { get; set; }

    public DateOnly LocalDay { get; set; }

    public int TenantId { get; set; }

    /// <summary>The latest request that touched the day.</summary>
    public long RawRequestId { get; set; }

    /// <summary>Whether an earlier value changed, so that the KPI change is a correction and not a first value.</summary>
    public bool Corrects { get; set; }
}
