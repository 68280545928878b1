using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Local days of an asset of which something is known otherwise than before, until all figures that stand on
/// them were computed anew. Key: all but the last day.</summary>
internal sealed class CorrectedDayRow : ITenantOwned
{
    public int TenantId { get; set; }

    /// <summary>See <see cref="CorrectedDay"/>.</summary>
    public int Stage { get; set; }

    public int AssetId { get; set; }

    public DateOnly FirstDay { get; set; }

    /// <summary>Included.</summary>
    public DateOnly LastDay { get; set; }

    /// <summary>The request that corrected them; 0 for a fact, a factor or a limit.</summary>
    public long RawRequestId { get; set; }
}
