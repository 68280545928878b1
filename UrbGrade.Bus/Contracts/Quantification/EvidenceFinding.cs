namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>What the verification of an evidence file found.</summary>
/// <param name="Figure">What the file claims, in words; empty when it cannot be read.</param>
/// <param name="Steps">In their order; the verification ends with the first that makes the following ones pointless.</param>
/// <param name="Signers">Subject and SHA-256 of each certificate that signed.</param>
public sealed record EvidenceFinding(string Figure, IReadOnlyList<EvidenceStep> Steps, IReadOnlyList<string> Signers)
{
    /// <summary>Whether everything was verified and holds.</summary>
    public bool Holds => IsSound && Steps.All(step => step.Unproven.Count == 0);

    /// <summary>Whether what could be verified holds, and something could not: its messages had been deleted.</summary>
    public bool HoldsInPart => IsSound && !Holds;

    private bool IsSound => Steps.Count > 0 && Steps.All(step => step.Problems.Count == 0);
}
