namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>Lamps that went out at a time.</summary>
/// <param name="Start">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Before">What the cabinet drew with them at full light, W.</param>
/// <param name="Watt">What is missing of it.</param>
internal readonly record struct LampFall(long Start, double Before, double Watt);
