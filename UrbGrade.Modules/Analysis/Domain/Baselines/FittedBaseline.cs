using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>The baseline of a carrier of an asset, accepted or not.</summary>
/// <param name="Kind">Null where nothing could be fitted.</param>
/// <param name="Model">What savings are measured by; null where nothing could be fitted.</param>
/// <param name="Shape">What a what-if changes: the temperature model or the night's, which <paramref name="Model"/> is unless it follows the week: then the
/// better one of the temperature that would be accepted, or a level.</param>
/// <param name="PeriodDays">Days of its period.</param>
/// <param name="Days">Whole ones among them.</param>
/// <param name="Faults">Days left out because the lamps were at fault.</param>
internal sealed record FittedBaseline(
    BaselineKind? Kind, IBaselineModel? Model, IBaselineModel? Shape, int PeriodDays, int Days, IReadOnlyList<DateOnly> Faults,
    IReadOnlyList<BaselineTrial> Trials, IReadOnlyList<BaselineRefusal> Refusals)
{
    /// <summary>Nothing to fit.</summary>
    public static FittedBaseline Refused(int periodDays, BaselineRefusalReason reason) =>
        new(null, null, null, periodDays, 0, [], [], [new BaselineRefusal(reason, 0, 0)]);
}
