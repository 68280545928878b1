using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A mark as it is written and read in bulk; see <see cref="DirtyPeriodRow"/>.</summary>
/// <param name="LocalDay">Day number.</param>
internal readonly record struct DirtyDay(int TenantId, int LocalDay, int SeriesId, long Mark, long RawRequestId, bool Corrects)
{
    /// <summary>No work item's id is so great: a mark from here on, or below zero, was not set by readings, or not by them last.</summary>
    public const long FirstOfNoWorkItem = 1L << 53;

    public static readonly BulkTable<DirtyDay> Table = new(
        "DirtyPeriods",
        3,
        BulkColumn<DirtyDay>.Of("TenantId", (in d) => d.TenantId),
        BulkColumn<DirtyDay>.Of("LocalDay", (in d) => d.LocalDay),
        BulkColumn<DirtyDay>.Of("SeriesId", (in d) => d.SeriesId),
        BulkColumn<DirtyDay>.Of("Mark", (in d) => d.Mark),
        BulkColumn<DirtyDay>.Of("RawRequestId", (in d) => d.RawRequestId),
        BulkColumn<DirtyDay>.Flag("Corrects", (in d) => d.Corrects, keepsGreater: true));

    /// <summary>The same table when marks are taken away: only those that nobody set again.</summary>
    public static readonly BulkTable<DirtyDay> Taken = new(
        "DirtyPeriods",
        3,
        BulkColumn<DirtyDay>.Constant("TenantId", (in d) => d.TenantId),
        BulkColumn<DirtyDay>.Of("LocalDay", (in d) => d.LocalDay),
        BulkColumn<DirtyDay>.Of("SeriesId", (in d) => d.SeriesId),
        BulkColumn<DirtyDay>.Of("Mark", (in d) => d.Mark));

    /// <summary>Whether something else than readings asked for the day, too, such as a change of its meter.</summary>
    public bool IsOfChange => Mark is < 0 or >= FirstOfNoWorkItem;
}
