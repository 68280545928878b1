namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Which points to read.</summary>
/// <param name="From">First local civil day at the asset's site.</param>
/// <param name="To">Local civil day after the last one.</param>
/// <param name="MaxPoints">Above it neighbouring points are merged so that peaks and gaps stay visible;
/// <see cref="int.MaxValue"/> for an export of every point.</param>
public sealed record SeriesRequest(
    int AssetId, Quantity Quantity, DateOnly From, DateOnly To, Resolution Resolution, int MaxPoints = 2000);
