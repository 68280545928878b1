namespace UrbGrade.Bus.Contracts.Dashboard.Catalogue;

/// <summary>A device that measures.</summary>
/// <param name="Source">As messages name it; unique in the tenant.</param>
public sealed record CatalogueMeter(int Id, int AssetId, string Source, DateTimeOffset RegisteredAt);
