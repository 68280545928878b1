namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Temperatures inside that count as comfortable, degrees Celsius, both ends included.</summary>
public sealed record ComfortLimits(double Least, double Most);
