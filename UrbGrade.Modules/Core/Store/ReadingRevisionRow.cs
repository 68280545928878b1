using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>A value that a later one replaced, with the request that had brought it.</summary>
internal sealed class ReadingRevisionRow : ITenantOwned
{
    public int SeriesId { get; set; }

    public DateTimeOffset StartAt { get; set; }

    public int Revision { get; set; }

    public DateTimeOffset EndAt { get; set; }

    public int TenantId { get; set; }

    public double Value { get; set; }

    public ReadingQuality Quality { get; set; }

    public long RawRequestId { get; set; }

    public int MessageIndex { get; set; }

    /// <summary>The latest request that repeated this value before it was replaced.</summary>
    public long LastRequestId { get; set; }

    public DateTimeOffset ReplacedAt { get; set; }
}
