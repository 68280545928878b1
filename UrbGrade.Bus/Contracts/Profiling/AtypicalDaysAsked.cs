namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>Asks for the days with an unusual shape of all meters of the tenant.</summary>
/// <param name="From">First civil day.</param>
/// <param name="To">Excluded, at most 366 days later.</param>
public sealed record AtypicalDaysAsked(DateOnly From, DateOnly To) : IQuery<AtypicalDaysTold>;
