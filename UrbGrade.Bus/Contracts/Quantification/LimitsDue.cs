namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>What is believed of a tenant's series is to be learned again.</summary>
/// <param name="Day">The civil day from which what is learned holds.</param>
public sealed record LimitsDue(DateOnly Day);
