namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>Use of one carrier of an asset over a time.</summary>
/// <param name="Days">Each local day once, in order.</param>
/// <param name="Hours">The hours of the same days, in order; null where only days are known.</param>
internal sealed record UseHistory(IReadOnlyList<DailyUse> Days, IReadOnlyList<HourlyUse>? Hours = null)
{
    /// <summary>Days on which use and what explains it are known.</summary>
    public int WholeDays => Days.Count(day => day.IsWhole);

    /// <summary>The days of which something holds.</summary>
    public UseHistory Where(Func<DateOnly, bool> holds) => new(
        [.. Days.Where(day => holds(day.Day))], Hours is null ? null : [.. Hours.Where(hour => holds(hour.Day))]);
}
