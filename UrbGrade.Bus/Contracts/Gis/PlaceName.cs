namespace UrbGrade.Bus.Contracts.Gis;

/// <summary>How a place on the map is called.</summary>
/// <param name="Code">Unique in the tenant and kind among the places that stand.</param>
/// <param name="Name">For people; several places may have the same.</param>
public sealed record PlaceName(string Code, string Name);
