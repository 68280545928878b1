namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>How two series go together.</summary>
/// <param name="Pearson">Of daily values, -1 to 1; null with fewer than 14 days.</param>
/// <param name="Spearman">Of their ranks.</param>
/// <param name="Partial">Of what the temperature outside leaves of both; null without one.</param>
/// <param name="Lags">Of what hours leave of the mean of their hour of the week, the second series moved; positive where it follows the first.</param>
/// <param name="Best">The lag of the largest coefficient that is no chance; null where none is.</param>
public sealed record ExploredLink(
    ExploredCoefficient? Pearson, ExploredCoefficient? Spearman, ExploredCoefficient? Partial, IReadOnlyList<ExploredLag> Lags, int? Best);
