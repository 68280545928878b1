using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Municipal;

/// <summary>How a cell of the quality matrix looks: a letter beside the colour, the same letters as in the codes of estimates.</summary>
internal static class QualityLook
{
    /// <summary>The worst that a day has: its name in texts and style sheets, and its letter.</summary>
    public static (string Name, string Letter) Of(QualityHours hours) => hours switch
    {
        { Expected: 0 } => ("None", "·"),
        { Missing: > 0 } => ("Missing", "N"),
        { Rejected: > 0 } => ("Rejected", "X"),
        { Estimated: > 0 } => ("Estimated", "E"),
        { Review: > 0 } => ("Review", "V"),
        _ => ("Measured", "A"),
    };

    /// <summary>All of them, for the legend.</summary>
    public static readonly IReadOnlyList<(string Name, string Letter)> All =
        [("Measured", "A"), ("Review", "V"), ("Estimated", "E"), ("Rejected", "X"), ("Missing", "N"), ("None", "·")];
}
