namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What a chart draws and says about itself.</summary>
/// <param name="Origin">Where the data comes from when it is no measurement of this asset, as <c>simulated</c>; otherwise null.</param>
/// <param name="TimeZone">IANA name of the civil time that days and months follow.</param>
/// <param name="Points">In order of time, with a point without value for every gap; at most as many as asked for.</param>
/// <param name="MeasuredReadings">Readings of the range that were measured.</param>
/// <param name="EstimatedReadings">Readings of the range that are estimates.</param>
/// <param name="MissingReadings">Readings expected in the range until now and not there.</param>
/// <param name="LastReadingAt">End of the last reading of the series, also outside the range; null before any data.</param>
/// <param name="Merged">Whether neighbouring points were merged to stay below the limit.</param>
public sealed record SeriesChart(
    int AssetId,
    string AssetName,
    string? Origin,
    string TimeZone,
    Medium Medium,
    Quantity Quantity,
    Resolution Resolution,
    IReadOnlyList<SeriesPoint> Points,
    int MeasuredReadings,
    int EstimatedReadings,
    int MissingReadings,
    DateTimeOffset? LastReadingAt,
    bool Merged)
{
    /// <summary>Sum of an amount, or mean of a state, over all hours of the range before any were left out of the drawing;
    /// null when there is no value.</summary>
    public double? Overall { get; init; }

    /// <summary>Hours that are known only as a part of the sum of a longer time: <see cref="MissingReadings"/> does not count them.</summary>
    public int SumOnlyReadings { get; init; }

    /// <summary>ISO 4217 code of the tenant's money, which costs and prices are in.</summary>
    public required string Currency { get; init; }
}
