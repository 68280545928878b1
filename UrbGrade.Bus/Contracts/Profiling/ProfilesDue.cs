namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>Profiles of a tenant's meters whose readings changed are to be made anew.</summary>
/// <param name="Day">The first civil day that is not looked at.</param>
/// <param name="After">Series up to this id were looked at in this round.</param>
public sealed record ProfilesDue(DateOnly Day, int After = 0);
