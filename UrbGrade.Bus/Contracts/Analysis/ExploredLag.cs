namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A coefficient at a lag.</summary>
/// <param name="Hours">By which the second series is moved; positive where it follows the first.</param>
public sealed record ExploredLag(int Hours, ExploredCoefficient Coefficient);
