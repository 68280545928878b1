namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A coefficient of correlation.</summary>
/// <param name="R">-1 to 1.</param>
/// <param name="Adjusted">Probability that it is chance, after Benjamini and Hochberg over all coefficients told together.</param>
/// <param name="Pairs">Days or hours that both have.</param>
public sealed record ExploredCoefficient(double R, double Adjusted, int Pairs)
{
    /// <summary>Whether it is told as real: at most one in twenty of those is chance.</summary>
    public bool IsReal => Adjusted <= 0.05;
}
