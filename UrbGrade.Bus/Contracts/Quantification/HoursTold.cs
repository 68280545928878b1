namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Hourly values of a tenant's meters.</summary>
/// <param name="Meters">Those that have readings in the time asked for, by name; 1,000 at most.</param>
public sealed record HoursTold(IReadOnlyList<MeterHours> Meters);
