namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Hourly values of one meter.</summary>
/// <param name="Meter">As its messages name it.</param>
/// <param name="Unit">Canonical unit, UCUM.</param>
/// <param name="Values">One for each hour asked for, in order; null where readings cover less than 99 % of the hour.</param>
public sealed record MeterHours(string Meter, string Unit, IReadOnlyList<double?> Values);
