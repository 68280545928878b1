namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>An asset of a plan.</summary>
/// <param name="YearKwh">In a normal year; null where unknown.</param>
public sealed record PlanAsset(int Id, string Name, double? YearKwh);
