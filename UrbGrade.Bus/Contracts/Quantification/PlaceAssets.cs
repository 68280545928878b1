namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>A street or a district with what lies in it.</summary>
/// <param name="Id">Of the place that has the figures.</param>
/// <param name="Name">Unique in the tenant among its kind.</param>
/// <param name="AssetIds">In order; may be empty.</param>
public sealed record PlaceAssets(int Id, string Name, IReadOnlyList<int> AssetIds);
