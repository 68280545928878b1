namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A tenant's readings are to be looked through for what needs attention, a portion of the series at a time.</summary>
/// <param name="Day">The first civil day that is not looked at.</param>
/// <param name="After">Series of higher ids are still to be looked at.</param>
public sealed record FindingsDue(DateOnly Day, int After = 0);
