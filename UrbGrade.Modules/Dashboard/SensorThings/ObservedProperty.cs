namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>A quantity; its name is its id.</summary>
internal sealed class ObservedProperty
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string Definition { get; init; } = "";

    public string Description { get; init; } = "";
}
