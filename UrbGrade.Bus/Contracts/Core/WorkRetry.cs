namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Parked work that was let try again together, and what has become of it.</summary>
/// <param name="What">Its contract, or several.</param>
/// <param name="PerSecond">Items a second that it was asked to go at; null for all at once.</param>
/// <param name="Items">All of them: <paramref name="Waiting"/> + <paramref name="Running"/> + <paramref name="Done"/> + <paramref name="Failed"/>.</param>
/// <param name="Failed">Parked once more.</param>
public sealed record WorkRetry(
    string Id, string TenantCode, string TimeZone, string What, string RequestedBy, DateTimeOffset RequestedAt, double? PerSecond,
    int Items, int Waiting, int Running, int Done, int Failed)
{
    /// <summary>Whether the outcome of every item is known.</summary>
    public bool IsOver => Waiting + Running == 0;
}
