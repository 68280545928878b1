namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>One meter in a month.</summary>
/// <param name="SiteId">Of the asset.</param>
/// <param name="Meter">As messages name it.</param>
/// <param name="Days">One for each day of the month, in order.</param>
public sealed record QualityRow(int SiteId, int AssetId, string AssetName, string Meter, QualityHours Hours, IReadOnlyList<QualityCell> Days);
