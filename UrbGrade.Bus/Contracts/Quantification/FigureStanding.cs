using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>What a figure stands on.</summary>
/// <param name="Inputs">The series that it is computed from, by asset and meter, at most 200; empty for figures of what was said, and for formulas of
/// facts alone.</param>
/// <param name="InputCount">All of them.</param>
/// <param name="Records">Votes, answers or points of luminance that it counts.</param>
/// <param name="Requests">The newest stored requests that brought its readings and records, at most 50.</param>
/// <param name="RequestCount">All of them.</param>
/// <param name="ReplacedReadings">Values of those readings that later ones replaced.</param>
public sealed record FigureStanding(
    IReadOnlyList<ExplanationInput> Inputs, int InputCount, int Records, IReadOnlyList<BroughtReadings> Requests, int RequestCount, int ReplacedReadings);
