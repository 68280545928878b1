using System.Text.Json;

namespace UrbGrade.Modules.Analysis.Findings;

/// <summary>The evidence of a finding as it is stored.</summary>
/// <param name="Points">Milliseconds, measured, expected.</param>
internal sealed record EvidenceText(string Unit, string? Medium, IReadOnlyDictionary<string, double> Numbers, IReadOnlyList<double?[]> Points)
{
    /// <summary>Six digits tell all that a chart shows.</summary>
    public static string Write(FoundOfScope one) => JsonSerializer.Serialize(new EvidenceText(
        one.Found.Unit, one.Medium,
        one.Found.Numbers.Where(pair => double.IsFinite(pair.Value)).ToDictionary(pair => pair.Key, pair => Round(pair.Value)!.Value),
        [.. one.Found.Points.Select(point => new double?[] { point.At, Round(point.Measured), Round(point.Expected) })]));

    public static EvidenceText Read(string text) => JsonSerializer.Deserialize<EvidenceText>(text)!;

    private static double? Round(double? value) => value is { } known && double.IsFinite(known) && known != 0
        ? Math.Round(known, Math.Clamp(5 - (int)Math.Floor(Math.Log10(Math.Abs(known))), 0, 12)) : value is { } odd && double.IsFinite(odd) ? odd : null;
}
