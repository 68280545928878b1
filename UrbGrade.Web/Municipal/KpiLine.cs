using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Municipal;

/// <summary>A figure of the catalogue.</summary>
/// <param name="Before">The same a year before; null when there is none.</param>
/// <param name="Definition">How it is computed; null when its KPI is no longer in the catalogue.</param>
/// <param name="Corrections">What was shown before, the newest first.</param>
public sealed record KpiLine(PeriodFigure Now, PeriodFigure? Before, KpiEntry? Definition, IReadOnlyList<PeriodCorrection> Corrections)
{
    /// <summary>Whether the period goes on: that of the year before has more hours.</summary>
    public bool IsRunning { get; init; }

    /// <summary>Change against the year before, as a share; null where the two cannot be compared so.</summary>
    public double? Change => !IsRunning && Now is { Value: { } now, Status: KpiStatus.Ok } && Before is { Value: > 0 and var before, Status: KpiStatus.Ok } && Now.Unit is not ("Cel" or "%")
        && Measures.IsShare(now / before - 1) ? now / before - 1 : null;
}
