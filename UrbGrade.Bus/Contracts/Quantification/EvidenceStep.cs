namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>One thing that was verified.</summary>
/// <param name="Name">Such as <c>signatures</c>.</param>
/// <param name="Text">What was looked at, in words.</param>
/// <param name="Problems">What does not hold, the first of them; empty when all does.</param>
public sealed record EvidenceStep(string Name, string Text, IReadOnlyList<string> Problems)
{
    /// <summary>What can be verified no more and stands as the platform's word, the first of it; empty when everything was verified.</summary>
    public IReadOnlyList<string> Unproven { get; init; } = [];
}
