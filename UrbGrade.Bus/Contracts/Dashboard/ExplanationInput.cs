namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A series that a figure was computed from.</summary>
/// <param name="Quantity">What it measures, as mappings name it: <c>energy</c>.</param>
/// <param name="Meter">As the tenant names it.</param>
/// <param name="UnitUcum">UCUM code of the readings, as <c>kW.h</c>.</param>
/// <param name="Rules">Codes of the rules of validation that applied to them, in order of the codes' bits.</param>
public sealed record ExplanationInput(
    string Quantity, string Meter, string UnitUcum, int MeasuredReadings, int EstimatedReadings, int MissingReadings, IReadOnlyList<string> Rules);
