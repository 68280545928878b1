namespace UrbGrade.Web.Api;

/// <summary>A further line of a chart, such as what was expected, or another series.</summary>
/// <param name="Unit">Where it differs from the chart's, the line has an axis of its own on the right.</param>
/// <param name="Colour">Name of the colour in the style sheet.</param>
/// <param name="Values">As many as the chart has times; null for a gap.</param>
public sealed record ChartLine(string Name, string Unit, int Decimals, string Colour, bool IsDashed, IReadOnlyList<double?> Values)
{
    /// <summary>Whether it has an axis; otherwise the table and what stands at the pointer tell it alone.</summary>
    public bool IsDrawn { get; init; } = true;

    /// <summary>The shape that tells the line from others without its colour.</summary>
    public string Marker => ChartMarker.Symbol(Colour);
}
