namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>A meter.</summary>
internal sealed class Sensor
{
    public int Id { get; init; }

    public string Name { get; init; } = "";

    public string Description { get; init; } = "";
}
