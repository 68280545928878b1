namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>What is believed of the hours of a series from a civil day on.</summary>
/// <param name="Source">The meter, as messages name it.</param>
/// <param name="Quantity">What it measures, such as <c>energy</c>.</param>
/// <param name="Unit">Canonical unit of the limits, UCUM.</param>
/// <param name="Most">An hour above is not believed; null where any is.</param>
/// <param name="Review">An hour above is used and shown to a person; null where none is.</param>
/// <param name="ZeroIsMissing">Whether the source writes zero where it has nothing.</param>
/// <param name="Estimates">Whether what is missing is estimated.</param>
/// <param name="Tolerance">Share by which heat may miss what its water carried; null for the usual one, a tenth.</param>
/// <param name="IsByHand">Written by a person, and left alone by learning.</param>
/// <param name="Reason">Why, or that it was learned.</param>
public sealed record SeriesLimitEntry(
    string Source, string Quantity, string Unit, DateOnly From, double? Most, double? Review, bool ZeroIsMissing, bool Estimates, bool IsByHand, string Reason,
    double? Tolerance = null);
