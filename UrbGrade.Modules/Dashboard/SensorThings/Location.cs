using System.ComponentModel.DataAnnotations.Schema;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>The place of an asset.</summary>
internal sealed class Location
{
    public int Id { get; init; }

    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    [NotMapped]
    public double Latitude { get; init; }

    [NotMapped]
    public double Longitude { get; init; }
}
