using System.ComponentModel.DataAnnotations;
using UrbGrade.Modules.Prediction.Domain.Calendar;

namespace UrbGrade.Modules.Prediction;

/// <summary>How forecasts are made.</summary>
internal sealed class PredictionOptions : IValidatableObject
{
    /// <summary>Regions whose public holidays hold at a tenant's sites, by its code, where they are not those of its country alone:
    /// <c>Prediction:Holidays:30 = ES-PV</c>. For forecasts, profiles and figures alike.</summary>
    public Dictionary<string, string> Holidays { get; } = new(StringComparer.Ordinal);

    /// <summary>Series that one work item forecasts.</summary>
    [Range(1, 500)]
    public int SeriesAtOnce { get; set; } = 10;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Holidays
        .Where(region => PublicHolidays.Of(region.Value) is null)
        .Select(region => new ValidationResult($"Prediction:Holidays:{region.Key} is '{region.Value}'. Known are the public holidays of {string.Join(", ", PublicHolidays.Regions)}."));
}
