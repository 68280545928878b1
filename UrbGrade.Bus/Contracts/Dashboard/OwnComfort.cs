namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>How warm an own place was in a stretch of days, oldest first.</summary>
/// <param name="Days">Mean temperatures of each local day.</param>
/// <param name="Month">The latest calendar month with enough readings for <paramref name="Share"/>; null when there is none.</param>
/// <param name="Share">Hours of that month within category II of EN 16798-1, 0 to 1; null when it could not be computed.</param>
/// <param name="HoursOutside">Measured hours of that month outside it; null like <paramref name="Share"/>.</param>
public sealed record OwnComfort(IReadOnlyList<OwnComfortDay> Days, DateOnly? Month, double? Share, int? HoursOutside);
