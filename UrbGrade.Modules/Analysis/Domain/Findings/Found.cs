using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>Something that stands out, as a rule found it.</summary>
/// <param name="Start">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="End">Excluded; null while it lasts at the end of the readings.</param>
/// <param name="Strength">How many times the rule's limit, 1 or more.</param>
/// <param name="Confidence">0 to 1: how sure the rule is that it is no chance.</param>
/// <param name="Excess">What was used more than expected, in the unit of the amounts; negative for less, null where it is no matter of amounts.</param>
/// <param name="Numbers">What the sentence needs, by name.</param>
internal sealed record Found(
    FindingKind Kind, long Start, long? End, double Strength, double Confidence, double? Excess, IReadOnlyDictionary<string, double> Numbers)
{
    /// <summary>Measured beside expected around it, in the order of time.</summary>
    public IReadOnlyList<EvidencePoint> Points { get; init; } = [];

    /// <summary>Unit of the points, UCUM.</summary>
    public string Unit { get; init; } = "kWh";

    /// <summary>Whether it shares time with another one.</summary>
    public bool Overlaps(Found other) => Start < (other.End ?? long.MaxValue) && other.Start < (End ?? long.MaxValue);
}
