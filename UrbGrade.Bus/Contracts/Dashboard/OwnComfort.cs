using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>How warm an own place was in a stretch of days, oldest first.</summary>
/// <param name="Days">Mean temperatures of each local day.</param>
/// <param name="Month">The latest calendar month with enough readings for <paramref name="Share"/>; null when there is none.</param>
/// <param name="Share">Measured hours of that month within <paramref name="Limits"/>, 0 to 1; null when it could not be computed.</param>
/// <param name="HoursTooCold">Those below them; null like <paramref name="Share"/>.</param>
/// <param name="HoursTooWarm">Those above them; null like <paramref name="Share"/>.</param>
/// <param name="IsOccupiedOnly">Whether only hours in which somebody is in count, by the opening hours of the place; else all hours do.</param>
/// <param name="Limits">Those of category II of EN 16798-1 in the heating season.</param>
public sealed record OwnComfort(
    IReadOnlyList<OwnComfortDay> Days, DateOnly? Month, double? Share, int? HoursTooCold, int? HoursTooWarm, bool IsOccupiedOnly, ComfortLimits Limits);
