namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>The baseline of a carrier of an asset.</summary>
/// <param name="Medium">power, light, heat, gas.</param>
/// <param name="BeforeIntervention">The intervention before which it ends; null for the newest one.</param>
/// <param name="From">First local day.</param>
/// <param name="Until">Excluded.</param>
/// <param name="Kind">Null where nothing could be fitted.</param>
/// <param name="Formula">For people, such as <c>12.3 + 4.5 × max(15.6 − T, 0)</c>, kWh a day; null where nothing could
/// be fitted or it has too many coefficients.</param>
/// <param name="Days">Days with use and what explains it.</param>
/// <param name="MissingDays">Days of the period without.</param>
/// <param name="R2">Share of the variance explained.</param>
/// <param name="CvRmse">Scatter, percent of the mean.</param>
/// <param name="Nmbe">Bias, percent.</param>
/// <param name="YearKwh">In a normal year; null where there is none.</param>
/// <param name="Trials">Each kind that was tried, with its scatter on weeks that it had not seen, percent.</param>
/// <param name="Refusals">Empty when it is accepted.</param>
/// <param name="Faults">Days left out because lamps burnt by day or hardly at all.</param>
/// <param name="ComputedAt">When data last changed it.</param>
public sealed record BaselineEntry(
    int AssetId, string Asset, string Medium, int? BeforeIntervention, DateOnly From, DateOnly Until, BaselineKind? Kind, string? Formula, int Days, int MissingDays,
    double R2, double CvRmse, double Nmbe, double? YearKwh, IReadOnlyList<BaselineTrial> Trials, IReadOnlyList<BaselineRefusal> Refusals, IReadOnlyList<DateOnly> Faults,
    DateTimeOffset ComputedAt)
{
    /// <summary>Whether savings may be measured by it.</summary>
    public bool IsAccepted => Refusals.Count == 0;
}
