namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Asks for what was found in the readings of the tenant's meters, whatever people made of it; what corrected
/// readings no longer show is left out.</summary>
/// <param name="From">First civil day of which something has to have lasted.</param>
/// <param name="To">Excluded, at most 366 days later.</param>
/// <param name="Kind">Null for all.</param>
public sealed record FindingsAsked(DateOnly From, DateOnly To, FindingKind? Kind = null) : IQuery<FindingsTold>;
