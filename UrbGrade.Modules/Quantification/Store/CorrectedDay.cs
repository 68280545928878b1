using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Corrected days as they are written in bulk; see <see cref="CorrectedDayRow"/>.</summary>
/// <param name="Stage">Whose figures wait: <see cref="OfAssets"/> or <see cref="OfSums"/>.</param>
/// <param name="FirstDay">Day number.</param>
/// <param name="LastDay">Day number, included.</param>
internal readonly record struct CorrectedDay(int TenantId, int Stage, int AssetId, int FirstDay, long RawRequestId, int LastDay)
{
    /// <summary>Those of the asset wait, and what it adds up to with others.</summary>
    public const int OfAssets = 0;

    /// <summary>Only what the asset adds up to with others waits.</summary>
    public const int OfSums = 1;

    public static readonly BulkTable<CorrectedDay> Table = new(
        "CorrectedDays",
        5,
        BulkColumn<CorrectedDay>.Of("TenantId", (in d) => d.TenantId),
        BulkColumn<CorrectedDay>.Of("Stage", (in d) => d.Stage),
        BulkColumn<CorrectedDay>.Of("AssetId", (in d) => d.AssetId),
        BulkColumn<CorrectedDay>.Of("FirstDay", (in d) => d.FirstDay),
        BulkColumn<CorrectedDay>.Of("RawRequestId", (in d) => d.RawRequestId),
        BulkColumn<CorrectedDay>.Of("LastDay", (in d) => d.LastDay, keepsGreater: true));

    /// <summary>One day of an asset.</summary>
    public static CorrectedDay Of(int tenantId, int assetId, DateOnly day, long rawRequestId) => new(tenantId, OfAssets, assetId, day.DayNumber, rawRequestId, day.DayNumber);

    /// <summary>Whether it touches the local days in [from, to).</summary>
    public bool Touches(DateOnly from, DateOnly to) => FirstDay < to.DayNumber && LastDay >= from.DayNumber;
}
