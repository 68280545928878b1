namespace UrbGrade.Bus.Contracts.Core;

/// <summary>How the work of a service stands.</summary>
/// <param name="Waiting">Items that wait, those that failed and wait for another attempt among them.</param>
/// <param name="Running">Items in a handler's hands.</param>
/// <param name="Parked">Items set aside for an operator.</param>
/// <param name="QueueAge">How long the longest due item waits; null when none is due.</param>
/// <param name="HandledPerMinute">Mean of the last 15 minutes.</param>
/// <param name="FailedAttempts">Of the last 15 minutes.</param>
/// <param name="CriticalTime">Mean time from adding an item to its end, of those that ended in the last 15 minutes; null when none did.</param>
/// <param name="LongestCriticalTime">The longest of them.</param>
public sealed record ServiceWork(
    int Waiting = 0, int Running = 0, int Parked = 0, TimeSpan? QueueAge = null, double HandledPerMinute = 0, int FailedAttempts = 0,
    TimeSpan? CriticalTime = null, TimeSpan? LongestCriticalTime = null);
