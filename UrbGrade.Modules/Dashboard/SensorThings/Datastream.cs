using System.ComponentModel.DataAnnotations.Schema;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>A series.</summary>
internal sealed class Datastream
{
    public int Id { get; init; }

    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    public string ObservationType { get; init; } = "";

    public UnitOfMeasurement UnitOfMeasurement { get; init; } = new();

    public Thing? Thing { get; init; }

    public Sensor? Sensor { get; init; }

    public ObservedProperty? ObservedProperty { get; init; }

    [NotMapped]
    public string? Medium { get; init; }

    [NotMapped]
    public string Kind { get; init; } = "";

    [NotMapped]
    public DateTimeOffset? First { get; init; }

    [NotMapped]
    public DateTimeOffset? Last { get; init; }
}
