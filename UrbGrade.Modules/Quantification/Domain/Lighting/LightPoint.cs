using System.Globalization;

namespace UrbGrade.Modules.Quantification.Domain.Lighting;

/// <summary>A point of a survey.</summary>
/// <param name="Lane">Null while it is not known, as the row.</param>
/// <param name="Row">Across the lane, numbered from kerb to centre.</param>
/// <param name="Luminance">cd/m2; null where not measured.</param>
/// <param name="Illuminance">lx; null where not measured.</param>
internal readonly record struct LightPoint(int? Lane, int? Row, double? Luminance, double? Illuminance)
{
    /// <summary>From the fields of its record. What was too dark for the instrument stands with the least that it tells.</summary>
    public static LightPoint Of(IReadOnlyDictionary<string, string> fields)
    {
        double? Number(string name) =>
            double.TryParse(fields.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
        return new LightPoint(
            (int?)Number("lane"), (int?)Number("row"), Number("luminance") ?? Number("luminance_below"), Number("illuminance") ?? Number("illuminance_below"));
    }
}
