namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>What is known of a cabinet beside its load.</summary>
/// <param name="Out">Lamps that were out at the last look.</param>
/// <param name="Works">Local days on which something was done to its lamps.</param>
internal sealed record CabinetFacts(IReadOnlyList<LampFall> Out, IReadOnlyList<DateOnly> Works)
{
    /// <summary>Of a cabinet of which nothing else is known.</summary>
    public static CabinetFacts None { get; } = new([], []);
}
