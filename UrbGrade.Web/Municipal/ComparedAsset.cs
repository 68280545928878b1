using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Municipal;

/// <summary>A place with what it is compared by.</summary>
/// <param name="Value">In the unit of the comparison; null where it has none.</param>
/// <param name="Energy">What it stands on.</param>
/// <param name="Above">How far above the middle of all, as a share of it; null without a benchmark.</param>
/// <param name="ExcessKwh">Used above the middle, kWh; null without a benchmark and for those below it.</param>
/// <param name="ExcessCost">What that cost, in the tenant's currency, at the place's own mean price; null where unknown.</param>
public sealed record ComparedAsset(
    AssetSummary Asset, double? Value, KpiFigure? Energy, Standing Standing, double? Above = null, double? ExcessKwh = null, double? ExcessCost = null)
{
    /// <summary>Whether it uses other carriers as well.</summary>
    public bool IsPart { get; init; }

    /// <summary>Whether it takes part in the ranking.</summary>
    public bool IsRanked => Standing <= Standing.Low;
}
