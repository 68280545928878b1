namespace UrbGrade.Modules.Analysis.Domain.Correlation;

/// <summary>A coefficient of correlation.</summary>
/// <param name="R">-1 to 1.</param>
/// <param name="Probability">That chance alone gives as much, 0 to 1, with the pairs freed of their autocorrelation.</param>
/// <param name="Pairs">Values that both series have.</param>
internal readonly record struct Coefficient(double R, double Probability, int Pairs);
