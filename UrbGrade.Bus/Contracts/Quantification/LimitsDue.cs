namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>What is believed of a tenant's series is to be learned again.</summary>
/// <param name="Day">The civil day from which what is learned holds.</param>
/// <param name="MeterId">The meter that is multiplied in another way from that day on, and tells by what came since what is believed of it; null for
/// all meters, of which the time before the day tells it.</param>
public sealed record LimitsDue(DateOnly Day, int? MeterId = null);
