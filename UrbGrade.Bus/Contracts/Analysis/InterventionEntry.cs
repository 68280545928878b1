namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Something that was or will be done to save energy, with its promise and what it has delivered.</summary>
/// <param name="Medium">power, light, heat, gas.</param>
/// <param name="PlannedFor">First day on which it is to work; null where open.</param>
/// <param name="DoneOn">First local day on which it worked; null before.</param>
/// <param name="Cost">Once, in the tenant's currency; null where unknown.</param>
/// <param name="Promise">kWh in a normal year; null where nothing was promised.</param>
/// <param name="PromiseLow">Lower end of the promise's interval, kWh.</param>
/// <param name="PromiseHigh">Upper end, kWh.</param>
/// <param name="Responsible">Who sees to it.</param>
/// <param name="Street">The street that all its assets lie in; null where they lie in several or none.</param>
/// <param name="Assets">By name.</param>
/// <param name="Saving">Null before it is done.</param>
public sealed record InterventionEntry(
    int Id, string Title, MeasureKind Kind, InterventionState State, string Medium, DateOnly? PlannedFor, DateOnly? DoneOn, double? Cost, double? Promise,
    double? PromiseLow, double? PromiseHigh, string Responsible, string? Note, string? Street, IReadOnlyList<InterventionAsset> Assets, SavingResult? Saving,
    string CreatedBy, DateTimeOffset CreatedAt)
{
    /// <summary>The last work of the carrier in the year before: at assets of both the baseline begins with it; null without one.</summary>
    public DoneWork? Earlier { get; init; }

    /// <summary>The first one after it: at assets of both the saving counts until its day; null without one.</summary>
    public DoneWork? Later { get; init; }
}
