using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A month of an asset whose KPIs, with those of its weeks and its year, are to be computed anew. Key: tenant, asset and month.</summary>
internal sealed class StaleMonthRow : ITenantOwned
{
    public int TenantId { get; set; }

    /// <summary>0 for what the tenant's assets add up to.</summary>
    public int AssetId { get; set; }

    public DateOnly Month { get; set; }

    /// <summary>A number drawn for each marking, so an unchanged one says that nothing happened since.</summary>
    public long Mark { get; set; }

    /// <summary>The request that touched the month last; 0 for a change of a fact, a factor or a formula.</summary>
    public long RawRequestId { get; set; }

    /// <summary>Whether an earlier value changed.</summary>
    public bool Corrects { get; set; }
}
