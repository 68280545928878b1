namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>From any figure of the catalogue to its readings, raw messages and certificates.</summary>
/// <param name="Inputs">The series that it is computed from, by asset and meter, at most 200; empty for figures of what was said, and for formulas of
/// facts alone.</param>
/// <param name="InputCount">All of them.</param>
/// <param name="Records">Votes, answers or points of luminance that it counts.</param>
/// <param name="Messages">The newest stored requests that brought what it stands on, at most 50.</param>
/// <param name="MessageCount">All of them.</param>
public sealed record FigureExplanation(
    IReadOnlyList<ExplanationInput> Inputs, int InputCount, int Records, IReadOnlyList<EvidenceMessage> Messages, int MessageCount);
