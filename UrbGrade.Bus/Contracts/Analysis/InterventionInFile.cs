using System.Text.Json.Serialization;

namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>One intervention of an <see cref="InterventionFile"/>. Unlike on a page, assets are named by their codes.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Medium">power, light, heat, gas.</param>
/// <param name="Assets">Codes of the assets that it is done at, as the site's files name them.</param>
/// <param name="Responsible">Who sees to it, 1 to 200 characters.</param>
/// <param name="PlannedFor">First day on which it is to work; null where open.</param>
/// <param name="DoneOn">First local day on which it worked; null before.</param>
/// <param name="Cost">Once, in the tenant's currency.</param>
/// <param name="Promise">kWh in a normal year, between <paramref name="PromiseLow"/> and <paramref name="PromiseHigh"/>.</param>
/// <param name="Facts">What is true of assets since it was done, such as the power of the lamps.</param>
public sealed record InterventionInFile(
    string Title, MeasureKind Kind, string Medium, IReadOnlyList<string> Assets, string Responsible, DateOnly? PlannedFor = null, DateOnly? DoneOn = null, double? Cost = null,
    double? Promise = null, double? PromiseLow = null, double? PromiseHigh = null, string? Note = null, IReadOnlyList<ChangedFact>? Facts = null)
{
    /// <summary>The same as somebody writes it down on a page.</summary>
    [JsonIgnore]
    public InterventionDraft Draft => new(Title, Kind, Medium, [], Assets, PlannedFor, DoneOn, Cost, Promise, PromiseLow, PromiseHigh, Responsible, Note);
}
