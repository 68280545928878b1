using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>A KPI of an hour, a day, a week, a month or a year.</summary>
/// <param name="About">Name of the asset, meter, place or tenant.</param>
/// <param name="Start">First civil day of the period; of an hour the day that it lies in.</param>
/// <param name="Medium">Carrier; null for all together.</param>
/// <param name="Code">Of its definition.</param>
/// <param name="Unit">UCUM; money by ISO 4217.</param>
/// <param name="Value">Null when it could not be computed.</param>
/// <param name="Expected">Intervals of the period; while it runs those until now: of its days that are over, and what came of the one that runs.</param>
/// <param name="Valid">Intervals with all inputs.</param>
/// <param name="Estimated">Of the valid ones, those with an estimated input.</param>
/// <param name="OccurredAt">When it happened, such as a peak, UTC; null for what has no moment.</param>
public sealed record PeriodFigure(
    KpiScope Scope, int ScopeId, string About, PeriodLength Length, DateOnly Start, string? Medium, string Code, int Version, string Name, string Unit,
    double? Value, int Expected, int Valid, int Estimated, KpiStatus Status, DateTimeOffset? OccurredAt)
{
    /// <summary>Of an hour how many hours of its day come before it, 0 to 24: the hour that the clock shows twice has
    /// two numbers. Null for a longer period.</summary>
    public int? Hour { get; init; }

    /// <summary>When the hour begins, UTC; null for a longer period.</summary>
    public DateTimeOffset? HourStart { get; init; }

    /// <summary>When it was computed, UTC; null for what is computed when somebody asks.</summary>
    public DateTimeOffset? ComputedAt { get; init; }
}
