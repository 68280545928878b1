namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A series that a figure was computed from.</summary>
/// <param name="Series">As <c>energy of meter 477</c>.</param>
/// <param name="UnitUcum">UCUM code of the readings, as <c>kW.h</c>.</param>
public sealed record ExplanationInput(
    string Series, string UnitUcum, int MeasuredReadings, int EstimatedReadings, int MissingReadings);
