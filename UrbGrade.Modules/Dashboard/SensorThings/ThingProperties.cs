namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>What an asset has beyond the standard.</summary>
internal sealed class ThingProperties
{
    public string Code { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Site { get; init; } = "";

    public double? FloorAreaSquareMetres { get; init; }

    public string? Origin { get; init; }
}
