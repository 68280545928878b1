namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A fact of an asset that an intervention changed.</summary>
/// <param name="Asset">Code of the asset.</param>
/// <param name="Name">Such as <c>installed_power</c>.</param>
/// <param name="Value">In the unit of the fact.</param>
public sealed record ChangedFact(string Asset, string Name, double Value);
