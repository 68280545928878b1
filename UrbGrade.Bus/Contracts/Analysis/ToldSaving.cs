namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A work that is done to save energy, with its promise and what it has delivered.</summary>
/// <param name="Intervention">Its number.</param>
/// <param name="Medium">power, light, heat, gas.</param>
/// <param name="DoneOn">First local day on which it worked.</param>
/// <param name="Promise">kWh in a normal year; null where nothing was promised.</param>
/// <param name="PromiseLow">Lower end of the promise's interval, kWh.</param>
/// <param name="PromiseHigh">Upper end, kWh.</param>
/// <param name="Places">Names of the assets that it was done at, in their order.</param>
/// <param name="Saving">Null before it was first computed.</param>
public sealed record ToldSaving(
    int Intervention, string Title, MeasureKind Kind, string Medium, DateOnly DoneOn, double? Promise, double? PromiseLow, double? PromiseHigh,
    IReadOnlyList<string> Places, SavingResult? Saving);
