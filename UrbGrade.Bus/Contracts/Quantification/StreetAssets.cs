namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>A street with what lies in it.</summary>
/// <param name="Id">Of the place that has the street's figures.</param>
public sealed record StreetAssets(int Id, string Name, IReadOnlyList<int> AssetIds);
