namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A baseline of a carrier of a place.</summary>
/// <param name="Place">Its name.</param>
/// <param name="Medium">power, light, heat, gas.</param>
/// <param name="BeforeIntervention">The intervention before which it ends; null for the newest one.</param>
/// <param name="From">First local day.</param>
/// <param name="Until">Excluded.</param>
/// <param name="Kind">Null where nothing could be fitted.</param>
/// <param name="Formula">Such as <c>12.3 + 4.5 × max(15.6 − T, 0)</c>, kWh a day; null where nothing could be fitted or it has too many coefficients.</param>
/// <param name="Days">Days with use and what explains it.</param>
/// <param name="MissingDays">Days of the period without.</param>
/// <param name="R2">Share of the variance explained; null where nothing could be fitted.</param>
/// <param name="CvRmse">Scatter, percent of the mean; null also where that is 0.</param>
/// <param name="Nmbe">Bias, percent; null as the scatter.</param>
/// <param name="YearKwh">In a normal year; null where there is none.</param>
/// <param name="IsAccepted">Whether savings may be measured by it.</param>
/// <param name="Refusals">Why not; empty when it is accepted.</param>
/// <param name="ComputedAt">When data last changed it.</param>
public sealed record ToldBaseline(
    string Place, string Medium, int? BeforeIntervention, DateOnly From, DateOnly Until, BaselineKind? Kind, string? Formula, int Days, int MissingDays,
    double? R2, double? CvRmse, double? Nmbe, double? YearKwh, bool IsAccepted, IReadOnlyList<BaselineRefusalReason> Refusals, DateTimeOffset ComputedAt);
