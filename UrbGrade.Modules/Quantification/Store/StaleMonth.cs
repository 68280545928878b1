using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A mark as it is written and taken in bulk; see <see cref="StaleMonthRow"/>.</summary>
/// <param name="Month">Day number of its first day.</param>
internal readonly record struct StaleMonth(int TenantId, int AssetId, int Month, long Mark, long RawRequestId, bool Corrects)
{
    /// <summary>Stands in the place of an asset for what the assets of a month add up to.</summary>
    public const int Sums = 0;

    public static readonly BulkTable<StaleMonth> Table = new(
        "StaleMonths",
        3,
        BulkColumn<StaleMonth>.Of("TenantId", (in m) => m.TenantId),
        BulkColumn<StaleMonth>.Of("AssetId", (in m) => m.AssetId),
        BulkColumn<StaleMonth>.Of("Month", (in m) => m.Month),
        BulkColumn<StaleMonth>.Of("Mark", (in m) => m.Mark),
        BulkColumn<StaleMonth>.Of("RawRequestId", (in m) => m.RawRequestId),
        BulkColumn<StaleMonth>.Flag("Corrects", (in m) => m.Corrects, keepsGreater: true));

    /// <summary>The same table when marks are taken away: only those that nobody set again.</summary>
    public static readonly BulkTable<StaleMonth> Taken = new(
        "StaleMonths",
        3,
        BulkColumn<StaleMonth>.Constant("TenantId", (in m) => m.TenantId),
        BulkColumn<StaleMonth>.Of("AssetId", (in m) => m.AssetId),
        BulkColumn<StaleMonth>.Of("Month", (in m) => m.Month),
        BulkColumn<StaleMonth>.Of("Mark", (in m) => m.Mark));

    /// <summary>A mark that no other one equals.</summary>
    public static StaleMonth Of(int tenantId, int assetId, DateOnly month, long rawRequestId, bool corrects) =>
        new(tenantId, assetId, month.DayNumber, Random.Shared.NextInt64(), rawRequestId, corrects);
}
