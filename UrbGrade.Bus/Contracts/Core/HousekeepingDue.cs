namespace UrbGrade.Bus.Contracts.Core;

/// <summary>The platform's nightly housekeeping is due.</summary>
/// <param name="Day">UTC day that it belongs to.</param>
public sealed record HousekeepingDue(DateOnly Day);
