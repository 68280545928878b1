using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Store;

/// <summary>What an intervention has saved so far. Key: the intervention.</summary>
internal sealed class SavingRow : ITenantOwned
{
    public int InterventionId { get; set; }

    public int TenantId { get; set; }

    public SavingVerdict Verdict { get; set; }

    /// <summary>The first local day that does not count.</summary>
    public DateOnly Until { get; set; }

    public int Days { get; set; }

    public double ExpectedKwh { get; set; }

    public double ObservedKwh { get; set; }

    public double BandKwh { get; set; }

    public double? PromisedKwh { get; set; }

    /// <summary>In the tenant's currency.</summary>
    public double? Money { get; set; }

    public double? Co2Kg { get; set; }

    public int MeasuredAssets { get; set; }

    public int RefusedAssets { get; set; }

    /// <summary>JSON.</summary>
    public required string Months { get; set; }

    public required string Fingerprint { get; set; }

    public DateTimeOffset ComputedAt { get; set; }
}
