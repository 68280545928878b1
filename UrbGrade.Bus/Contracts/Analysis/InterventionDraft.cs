namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>An intervention as somebody writes it down.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Medium">power, light, heat, gas.</param>
/// <param name="AssetIds">Where it is done; with <paramref name="AssetCodes"/> at least one.</param>
/// <param name="AssetCodes">The same as the site's files name them.</param>
/// <param name="PlannedFor">First day on which it is to work; null where open.</param>
/// <param name="DoneOn">First local day on which it worked; null before.</param>
/// <param name="Cost">Once, in the tenant's currency, 0 or more; null where unknown.</param>
/// <param name="Promise">kWh in a normal year; null where nothing is promised.</param>
/// <param name="PromiseLow">Not above the promise.</param>
/// <param name="PromiseHigh">Not below it.</param>
/// <param name="Responsible">Who sees to it, 1 to 200 characters.</param>
/// <param name="Note">At most 2,000 characters; of one that was decided from a plan, the address of its what-if.</param>
public sealed record InterventionDraft(
    string Title, MeasureKind Kind, string Medium, IReadOnlyList<int> AssetIds, IReadOnlyList<string> AssetCodes, DateOnly? PlannedFor, DateOnly? DoneOn, double? Cost,
    double? Promise, double? PromiseLow, double? PromiseHigh, string Responsible, string? Note)
{
    /// <summary>Characters of a note.</summary>
    public const int LongestNote = 2000;

    /// <summary>Whether it is only kept, to be decided later; of no matter where it is done.</summary>
    public bool IsScenario { get; init; }
}
