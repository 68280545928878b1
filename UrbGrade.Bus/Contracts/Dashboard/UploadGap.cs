namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A stretch of one meter without readings.</summary>
/// <param name="Source">The meter, as its messages name it.</param>
/// <param name="From">UTC, included.</param>
/// <param name="To">UTC, excluded.</param>
/// <param name="MissingReadings">Of all series of the meter.</param>
/// <param name="ResendRequestedAt">When a receipt last asked for it; null for never.</param>
/// <param name="IsTooOld">So long ago that no receipt asks for it any more.</param>
public sealed record UploadGap(
    string Source, DateTimeOffset From, DateTimeOffset To, int MissingReadings, DateTimeOffset? ResendRequestedAt, bool IsTooOld = false);
