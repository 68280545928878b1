using System.ComponentModel.DataAnnotations;

namespace UrbGrade.Modules.Prediction;

/// <summary>How forecasts are made.</summary>
internal sealed class PredictionOptions
{
    /// <summary>Regions whose public holidays hold at a tenant's sites, by its code, where they are not those of its country alone:
    /// <c>Prediction:Holidays:10 = ES-PV</c>.</summary>
    public Dictionary<string, string> Holidays { get; } = new(StringComparer.Ordinal);

    /// <summary>Series that one work item forecasts.</summary>
    [Range(1, 500)]
    public int SeriesAtOnce { get; set; } = 10;
}
