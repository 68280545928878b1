namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>A stored message, and what a tried schema makes of it.</summary>
/// <param name="RequestId">The stored request that it came in.</param>
/// <param name="Index">Its place there, from 0.</param>
/// <param name="Source">Of its head.</param>
/// <param name="Timestamp">Of its head, as it was written.</param>
/// <param name="Fields">Names and texts of its content.</param>
/// <param name="Readings">What would be stored; empty for a record.</param>
/// <param name="Record">Kind and key of the record that it would be; null for readings.</param>
public sealed record TrialMessage(
    long RequestId, int Index, string Source, string Timestamp, IReadOnlyList<KeyValuePair<string, string>> Fields, IReadOnlyList<TrialReading> Readings, string? Record);
