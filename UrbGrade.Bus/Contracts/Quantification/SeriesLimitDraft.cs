namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Limits as a person writes them.</summary>
/// <param name="Source">The meter, as messages name it.</param>
/// <param name="From">The first civil day that is judged by them.</param>
/// <param name="Most">Above 0; null where any hour is believed.</param>
/// <param name="Review">Above 0 and not above <paramref name="Most"/>; null where none is shown.</param>
/// <param name="Tolerance">Share by which heat may miss what its water carried, above 0 and at most 1; null for the usual one.</param>
/// <param name="Reason">1 to 200 characters.</param>
public sealed record SeriesLimitDraft(
    string Source, string Quantity, DateOnly From, double? Most, double? Review, bool ZeroIsMissing, bool Estimates, string Reason, double? Tolerance = null);
