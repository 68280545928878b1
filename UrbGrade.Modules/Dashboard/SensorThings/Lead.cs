namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>Where an entity leads.</summary>
/// <param name="IsMany">To a list, or to one.</param>
internal sealed record Lead(bool IsMany, IEntities Entities);
