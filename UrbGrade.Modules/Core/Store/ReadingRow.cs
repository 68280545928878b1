using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>The value of a series in one interval, as last received. Key: series and start.</summary>
internal sealed class ReadingRow : ITenantOwned
{
    public int SeriesId { get; set; }

    public DateTimeOffset StartAt { get; set; }

    /// <summary>Excluded; equals <see cref="StartAt"/> for a register.</summary>
    public DateTimeOffset EndAt { get; set; }

    public int TenantId { get; set; }

    /// <summary>In the series' canonical unit.</summary>
    public double Value { get; set; }

    public ReadingQuality Quality { get; set; }

    /// <summary>From 1; each corrected value adds one.</summary>
    public int Revision { get; set; }

    /// <summary>The request that brought this value.</summary>
    public long RawRequestId { get; set; }

    /// <summary>Its message in that request, from 0.</summary>
    public int MessageIndex { get; set; }

    /// <summary>The latest request that repeated this value; <see cref="RawRequestId"/> when none did.</summary>
    public long LastRequestId { get; set; }
}
