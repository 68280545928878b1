namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A cabinet's load fell to nothing in the night and came back.</summary>
/// <param name="From">Start of the first reading without load.</param>
/// <param name="To">Start of the next one with load.</param>
public sealed record CabinetTrip(DateTimeOffset From, DateTimeOffset To);
