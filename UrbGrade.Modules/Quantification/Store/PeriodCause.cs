using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Why the figures of a period are computed anew.</summary>
/// <param name="CorrectedBy">The requests that corrected what a figure stands on; null when none did.</param>
/// <param name="ChangedBy">The last request that brought something there; null when another thing than a reading changed.</param>
/// <param name="OverAt">When the period was over, milliseconds since 1970-01-01T00:00:00Z.</param>
internal readonly record struct PeriodCause(CausingRequests? CorrectedBy, long? ChangedBy, long OverAt)
{
    /// <summary>What both are together, apart from what was corrected.</summary>
    public PeriodCause And(PeriodCause other) => new(null, Later(ChangedBy, other.ChangedBy), Math.Max(OverAt, other.OverAt));

    /// <summary>The requests that replace a figure which was shown as final: of a period that was over and well
    /// covered, or with a reading behind it that changed.</summary>
    /// <param name="shown">The figure so far.</param>
    public CausingRequests? Replacing(in PeriodKpiEntry shown) =>
        CorrectedBy ?? (shown.Status == KpiStatus.Ok && shown.ComputedAt >= OverAt && ChangedBy is { } request ? CausingRequests.Of(request) : null);

    private static long? Later(long? one, long? other) => one is null || other > one ? other : one;
}
