using System.ComponentModel.DataAnnotations.Schema;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>An asset.</summary>
internal sealed class Thing
{
    public int Id { get; init; }

    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    public ThingProperties Properties { get; init; } = new();

    [NotMapped]
    public double? Latitude { get; init; }
}
