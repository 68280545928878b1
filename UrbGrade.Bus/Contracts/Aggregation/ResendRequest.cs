namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>A gap that the platform asks the gateway to fill.</summary>
/// <param name="Source">The meter, as its messages name it in <c>messageSourceElement</c>.</param>
/// <param name="From">Start of the gap, UTC, included.</param>
/// <param name="To">End of the gap, UTC, excluded.</param>
public sealed record ResendRequest(string Source, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>A gap that ends longer than this before the newest reading is not asked for.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(45);
}
