using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A reading on its way into the store.</summary>
/// <param name="Series">Position in the list of series of its request.</param>
/// <param name="SeriesId">0 until the series has a row.</param>
internal readonly record struct NewReading(
    int Series, int SeriesId, long Start, long End, int TenantId, double Value, long RawRequestId, int MessageIndex,
    ReadingQuality Quality = ReadingQuality.Measured)
{
    /// <summary>The table as a bulk write sees it: first revisions of one request.</summary>
    public static readonly BulkTable<NewReading> Table = new(
        "Readings",
        2,
        BulkColumn<NewReading>.Of("SeriesId", (in r) => r.SeriesId),
        BulkColumn<NewReading>.Of("StartAt", (in r) => r.Start),
        BulkColumn<NewReading>.Of("EndAt", (in r) => r.End),
        BulkColumn<NewReading>.Constant("TenantId", (in r) => r.TenantId),
        BulkColumn<NewReading>.Of("Value", (in r) => (double?)r.Value),
        BulkColumn<NewReading>.Of("Quality", (in r) => (long)r.Quality),
        BulkColumn<NewReading>.Constant("Revision", (in _) => 1L),
        BulkColumn<NewReading>.Constant("RawRequestId", (in r) => r.RawRequestId),
        BulkColumn<NewReading>.Of("MessageIndex", (in r) => r.MessageIndex),
        BulkColumn<NewReading>.Constant("LastRequestId", (in r) => r.RawRequestId));
}
