using System.Text.Json.Serialization;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>A KPI of the catalogue: one of the platform, or one that an administrator wrote as a formula.</summary>
/// <param name="Unit">UCUM; money by ISO 4217.</param>
/// <param name="Inputs">What it needs, for people.</param>
/// <param name="MinimumCoverage">Share of valid intervals below which a figure is insufficient, 0 to 1.</param>
/// <param name="Source">Standard, paper or dataset; of a formula who wrote it and when.</param>
/// <param name="IsFormula">Whether an administrator wrote it.</param>
public sealed record KpiEntry(
    int Id, string Code, int Version, string Name, string Formula, string Unit, string Inputs, double MinimumCoverage, string Source, bool IsFormula)
{
    /// <summary>Why a formula is computed no more, although it was when it was written; null when it is.</summary>
    [JsonIgnore]
    public Refusal? Problem { get; init; }
}
