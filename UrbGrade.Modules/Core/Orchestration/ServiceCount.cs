namespace UrbGrade.Modules.Core.Orchestration;

/// <summary>Attempts at a service in a minute.</summary>
/// <param name="CriticalMilliseconds">Sum of the times from adding an item to its end.</param>
internal readonly record struct ServiceCount(int Handled, int Failed, long CriticalMilliseconds, long LongestMilliseconds)
{
    /// <summary>Both together.</summary>
    public ServiceCount Plus(ServiceCount other) => new(
        Handled + other.Handled, Failed + other.Failed, CriticalMilliseconds + other.CriticalMilliseconds,
        Math.Max(LongestMilliseconds, other.LongestMilliseconds));
}
