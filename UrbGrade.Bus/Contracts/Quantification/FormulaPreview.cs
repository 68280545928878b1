using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>What a formula would give.</summary>
/// <param name="Problem">What is wrong with it and where; null when it can be used.</param>
/// <param name="Figures">Of the newest full month of the tenant's first assets that have its inputs.</param>
public sealed record FormulaPreview(Refusal? Problem, IReadOnlyList<FormulaFigure> Figures)
{
    /// <summary>What it names that does not add up over several assets, so that streets, districts and the tenant have
    /// no figure of it; empty where they have one.</summary>
    public IReadOnlyList<string> NotAdded { get; init; } = [];
}
