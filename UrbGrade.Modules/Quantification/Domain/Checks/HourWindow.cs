using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain.Checks;

/// <summary>Hours of a series over some civil days, as they were delivered.</summary>
/// <param name="To">The day after the last one.</param>
/// <param name="KnownFrom">Start of the first reading, inside or before; what lies before it is not missing.</param>
/// <param name="KnownTo">End of the last reading, inside or after; what lies after it has not come yet.</param>
/// <param name="Steps">What a counter counted; empty for other series.</param>
internal sealed record HourWindow(
    DateOnly From, DateOnly To, HourValue[] Hours, long KnownFrom, long KnownTo, IReadOnlyList<RegisterStep> Steps)
{
    /// <summary>The same hours, with what is known of them only as a share of a longer time also where an estimate
    /// would tell more: for those that get none.</summary>
    public HourValue[] Whole { get; init; } = Hours;

    /// <summary>What was noticed of a counter.</summary>
    public IReadOnlyList<RegisterFinding> Found { get; init; } = [];

    /// <summary>What a counter counted between its readings, for comparison with what was delivered beside it.</summary>
    public IReadOnlyList<RegisterStep> Counted { get; init; } = [];
}
