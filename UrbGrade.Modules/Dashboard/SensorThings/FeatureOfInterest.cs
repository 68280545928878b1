using System.ComponentModel.DataAnnotations.Schema;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>What is observed: the asset that a meter speaks for, with its place where that is known.</summary>
internal sealed class FeatureOfInterest
{
    public int Id { get; init; }

    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    [NotMapped]
    public double? Latitude { get; init; }

    [NotMapped]
    public double? Longitude { get; init; }
}
