namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A series that a figure was computed from.</summary>
/// <param name="Quantity">What it measures, as mappings name it: <c>energy</c>.</param>
/// <param name="Meter">As the tenant names it.</param>
/// <param name="UnitUcum">UCUM code of the readings, as <c>kW.h</c>.</param>
public sealed record ExplanationInput(
    string Quantity, string Meter, string UnitUcum, int MeasuredReadings, int EstimatedReadings, int MissingReadings);
