namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>A unit by its UCUM code.</summary>
internal sealed class UnitOfMeasurement
{
    public string Name { get; init; } = "";

    public string Symbol { get; init; } = "";
}
