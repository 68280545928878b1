namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Outcome of an administrator's command.</summary>
/// <param name="Detail">What is wrong, with the value found and the values allowed; null when done.</param>
public sealed record AdministrationResult(AdministrationOutcome Outcome, string? Detail = null);
