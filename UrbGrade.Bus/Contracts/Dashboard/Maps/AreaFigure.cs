namespace UrbGrade.Bus.Contracts.Dashboard.Maps;

/// <summary>A figure of one area.</summary>
/// <param name="PlaceId">0 for a drawn area.</param>
/// <param name="Value">In the unit of the map's quantity and measure; null when nothing is known, or may be said.</param>
/// <param name="Assets">That can report the figure; all that are there where none can.</param>
/// <param name="Reporting">Those of them with readings in the month; of savings, the works that are measured.</param>
/// <param name="Class">From 0; null without a value that may be trusted.</param>
/// <param name="MergedWith">Code of the area whose figure this one shares, as it has too few assets for one of its own; otherwise null.</param>
/// <param name="Longitude">Of a point inside, degrees, WGS 84.</param>
/// <param name="Latitude">Of the same point.</param>
public sealed record AreaFigure(
    int PlaceId, string Code, string Name, double? Value, int Assets, int Reporting, int ValidReadings, int ExpectedReadings, int EstimatedReadings,
    KpiStatus Status, int? Class, string? MergedWith, double Longitude, double Latitude)
{
    /// <summary>Who publishes a value that is not computed here; null for any other.</summary>
    public string? Source { get; init; }

    /// <summary>The year that such a value is of.</summary>
    public int? Year { get; init; }

    /// <summary>Whether there is no value because it would tell of few assets; otherwise one that is missing is not known.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>As files name it: <c>ok</c>, <c>insufficient</c>, <c>withheld</c>, or <c>none</c> where no value is known.</summary>
    public string StatusName => Value is not null ? Status == KpiStatus.Ok ? "ok" : "insufficient" : IsWithheld ? "withheld" : "none";

    /// <summary>Valid of expected readings of the assets that report, 0 to 1; 0 when none is expected.</summary>
    public double Coverage => ExpectedReadings == 0 ? 0 : (double)ValidReadings / ExpectedReadings;
}
