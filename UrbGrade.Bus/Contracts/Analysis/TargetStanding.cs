using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A target of a tenant, and the figure of a month that is held against it.</summary>
/// <param name="Kpi">As the catalogue has it; null when it is no longer there.</param>
/// <param name="Figure">Null when the month has none.</param>
public sealed record TargetStanding(AlertRuleEntry Rule, KpiEntry? Kpi, PeriodFigure? Figure)
{
    /// <summary>Whether the target was reached; null where the figure cannot be trusted or is missing.</summary>
    public bool? IsReached => Figure is { Value: not null, Status: KpiStatus.Ok } figure ? !IsMissed(Rule.Rule.IsAbove, Rule.Rule.Limit, figure) : null;

    /// <summary>The figures that a target is about: that of all carriers together where there is one, and else each carrier's.</summary>
    public static IEnumerable<PeriodFigure> Held(IReadOnlyList<PeriodFigure> figures) =>
        figures.Where(figure => figure.Medium is null) is var together && together.Any() ? together : figures;

    /// <summary>Whether a trusted figure lies beyond a target.</summary>
    public static bool IsMissed(bool isMost, double target, PeriodFigure figure) =>
        figure is { Value: { } value, Status: KpiStatus.Ok } && (isMost ? value > target : value < target);
}
