namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Mean temperatures of a local day, degrees Celsius; null when nothing is known.</summary>
public sealed record OwnComfortDay(DateOnly Day, double? Inside, double? Outside);
