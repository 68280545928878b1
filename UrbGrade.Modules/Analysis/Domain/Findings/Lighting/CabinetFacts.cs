namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>What is known of a cabinet beside its load.</summary>
/// <param name="Out">Lamps that were out at the last look.</param>
/// <param name="Works">Local days on which something other than their dimming was done to its lamps.</param>
/// <param name="Lamps">How many it has, above 0; null where nobody says it.</param>
internal sealed record CabinetFacts(IReadOnlyList<LampFall> Out, IReadOnlyList<DateOnly> Works, double? Lamps = null)
{
    /// <summary>When another program of dimming began, milliseconds since 1970-01-01T00:00:00Z.</summary>
    public IReadOnlyList<long> Programs { get; init; } = [];

    /// <summary>Of a cabinet of which nothing else is known.</summary>
    public static CabinetFacts None { get; } = new([], []);
}
