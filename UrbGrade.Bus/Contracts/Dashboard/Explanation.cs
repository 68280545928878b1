namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>From a figure to its formula, readings, raw messages and certificates.</summary>
/// <param name="DefinitionCode">Of the KPI, as <c>energy</c>.</param>
/// <param name="DefinitionName">In plain words, as <c>Energy used</c>.</param>
/// <param name="Formula">As text, as <c>sum of valid hourly energy in kWh</c>.</param>
/// <param name="CoverageThreshold">Coverage below which the figure counts as insufficient, 0 to 1.</param>
/// <param name="Inputs">The series that the value was computed from, at most 200.</param>
/// <param name="Messages">The newest stored requests that brought those readings, at most 50.</param>
/// <param name="MessageCount">All of them.</param>
/// <param name="Revisions">Earlier values that had been shown as final, newest first; empty when none was corrected.</param>
/// <param name="ReplacedReadings">Values of those readings that later ones replaced, whether or not the figure changed by it.</param>
public sealed record Explanation(
    KpiFigure Figure,
    string DefinitionCode,
    string DefinitionName,
    string Formula,
    double CoverageThreshold,
    DateTimeOffset ComputedAt,
    IReadOnlyList<ExplanationInput> Inputs,
    IReadOnlyList<EvidenceMessage> Messages,
    int MessageCount,
    IReadOnlyList<FigureRevision> Revisions,
    int ReplacedReadings)
{
    /// <summary>All series that the value was computed from.</summary>
    public int InputCount { get; init; } = Inputs.Count;

    /// <summary>Whether the figure also changed between or after its revisions without being corrected: its period still ran, or readings came that were missing.</summary>
    public bool HasUntoldChanges => Revisions.Count > 0
        && (Revisions[0].Now != Figure.Value || Revisions.Zip(Revisions.Skip(1)).Any(pair => pair.First.Was != pair.Second.Now));
}
