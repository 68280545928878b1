namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>One reason against a baseline.</summary>
/// <param name="Found">In the unit of the reason; 0 where it has none.</param>
/// <param name="Allowed">In the unit of the reason; 0 where it has none.</param>
public sealed record BaselineRefusal(BaselineRefusalReason Reason, double Found, double Allowed);
