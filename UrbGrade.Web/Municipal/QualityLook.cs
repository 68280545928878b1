using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Municipal;

/// <summary>How a cell of the quality matrix looks: a letter beside the colour, the same letters as in the codes of estimates.</summary>
internal static class QualityLook
{
    public static QualityState Of(QualityHours hours) => hours switch
    {
        { Expected: 0 } => QualityState.None,
        { Missing: > 0 } => QualityState.Missing,
        { Rejected: > 0 } => QualityState.Rejected,
        { Estimated: > 0 } => QualityState.Estimated,
        { Review: > 0 } => QualityState.Review,
        _ => QualityState.Measured,
    };

    public static string Letter(QualityState state) => state switch
    {
        QualityState.Measured => "A",
        QualityState.Review => "V",
        QualityState.Estimated => "E",
        QualityState.Rejected => "X",
        QualityState.Missing => "N",
        _ => "·",
    };

    /// <summary>Of the style sheet.</summary>
    public static string Class(QualityState state) => $"quality-{state.ToString().ToLowerInvariant()}";
}
