namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Where a meter is, and what flows through it.</summary>
/// <param name="Place">Name of its asset.</param>
/// <param name="Carriers">As <c>power</c>, in the order of their names; empty for a meter of temperatures alone.</param>
public sealed record MeterPlace(string Place, IReadOnlyList<string> Carriers);
