using System.ComponentModel.DataAnnotations.Schema;
using System.Globalization;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>A reading.</summary>
internal sealed class Observation
{
    /// <summary>Number of the series and start in milliseconds since 1970-01-01T00:00:00Z.</summary>
    [NotMapped]
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{SeriesId}-{PhenomenonTime.ToUnixTimeMilliseconds()}");

    /// <summary>Start of the interval: what a query compares.</summary>
    public DateTimeOffset PhenomenonTime { get; init; }

    /// <summary>When the platform received it.</summary>
    public DateTimeOffset? ResultTime { get; init; }

    public double Result { get; init; }

    public string ResultQuality { get; init; } = "";

    public Datastream? Datastream { get; init; }

    public FeatureOfInterest? FeatureOfInterest { get; init; }

    [NotMapped]
    public int SeriesId { get; init; }

    [NotMapped]
    public DateTimeOffset End { get; init; }

    [NotMapped]
    public int Revision { get; init; }

    [NotMapped]
    public long ReceiptId { get; init; }
}
