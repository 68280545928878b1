namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>A KPI as an administrator writes it.</summary>
/// <param name="Code">3 to 40 lower-case letters, digits and underscores, beginning with a letter.</param>
/// <param name="Formula">At most 500 characters, such as <c>energy / floor_area</c>.</param>
/// <param name="Unit">UCUM; the formula's units must fit it.</param>
/// <param name="MinimumCoverage">0 to 1.</param>
public sealed record FormulaDraft(string Code, string Name, string Formula, string Unit, double MinimumCoverage = 0.9);
