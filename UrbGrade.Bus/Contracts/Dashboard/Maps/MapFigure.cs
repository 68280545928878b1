namespace UrbGrade.Bus.Contracts.Dashboard.Maps;

/// <summary>A KPI that areas can be told of beside energy, cost and CO2.</summary>
/// <param name="Code">Of its definition, with the carrier after a dot where it is of one, such as <c>energy.heat</c>.</param>
/// <param name="Name">Of its definition.</param>
/// <param name="Unit">UCUM; money by ISO 4217.</param>
/// <param name="AddsUp">Whether the measure of a map is asked; a figure that does not add up is that of the area's assets together.</param>
public sealed record MapFigure(string Code, string Name, string Unit, bool AddsUp)
{
    /// <summary>The carrier that it is of, such as <c>heat</c>; null for all together, or for what does not flow.</summary>
    public string? Carrier { get; init; }

    /// <summary>Code of the definition alone.</summary>
    public string Kpi => Code.Split('.')[0];
}
