namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>One value that a tried schema reads.</summary>
/// <param name="Meter">Whose value it is.</param>
/// <param name="Quantity">Such as <c>energy</c>.</param>
/// <param name="From">Start of the interval, UTC; null when it cannot be read.</param>
/// <param name="To">Its end, excluded; the start itself for a value at an instant.</param>
/// <param name="Value">In the canonical unit; null when it cannot be read.</param>
/// <param name="Unit">UCUM code of the canonical unit.</param>
public sealed record TrialReading(string Meter, string Quantity, DateTimeOffset? From, DateTimeOffset? To, double? Value, string Unit);
