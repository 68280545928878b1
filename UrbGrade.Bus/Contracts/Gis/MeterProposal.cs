namespace UrbGrade.Bus.Contracts.Gis;

/// <summary>The asset that a meter's position speaks for.</summary>
/// <param name="Meter">As its messages name it.</param>
/// <param name="CurrentAsset">Code of the asset that it belongs to now.</param>
/// <param name="Asset">Code of the asset that it would belong to.</param>
/// <param name="Metres">From the meter to the asset; 0 inside its building.</param>
/// <param name="Others">Further assets that are as near or in the same building, among which a person has to choose; empty when the position is clear.</param>
public sealed record MeterProposal(string Meter, string CurrentAsset, string Asset, string AssetName, double Metres, IReadOnlyList<string> Others);
