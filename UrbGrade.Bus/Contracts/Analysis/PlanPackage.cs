namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Measures that are done together.</summary>
public sealed record PlanPackage(string Name, IReadOnlyList<PlanMeasure> Measures);
