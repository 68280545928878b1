namespace UrbGrade.Modules.Quantification.Domain.Lighting;

/// <summary>A point of a survey.</summary>
/// <param name="Lane">Null while it is not known, as the row.</param>
/// <param name="Row">Across the lane, numbered from kerb to centre.</param>
/// <param name="Luminance">cd/m2; null where not measured.</param>
/// <param name="Illuminance">lx; null where not measured.</param>
internal readonly record struct LightPoint(int? Lane, int? Row, double? Luminance, double? Illuminance);
