namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>What is known of an asset beside its readings, from a local day on.</summary>
/// <param name="Name">Such as <c>floor_area</c> or <c>occupants</c>.</param>
/// <param name="Unit">UCUM.</param>
/// <param name="Source">Who says so: a document, a survey, an assumption.</param>
public sealed record AssetTraitEntry(string AssetCode, string AssetName, string Name, DateOnly From, double Value, string Unit, string Source);
