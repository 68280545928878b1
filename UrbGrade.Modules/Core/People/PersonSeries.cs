namespace UrbGrade.Modules.Core.People;

/// <summary>What a person's meter measures.</summary>
internal sealed record PersonSeries(int Id, string Quantity, string Unit);
