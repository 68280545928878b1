namespace UrbGrade.Modules.Core.Orchestration;

/// <summary>Attempts at a service in a minute.</summary>
/// <param name="CriticalMilliseconds">Sum of the times from adding an item to its end.</param>
internal readonly record struct ServiceCount(int Handled, int Failed, long CriticalMilliseconds, long LongestMilliseconds);
