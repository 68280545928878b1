namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Asks for what the tenant's works that are done were to save, and what they have saved.</summary>
/// <param name="Meter">Of a place that they were done at, as messages name it; null for all places.</param>
/// <param name="Medium">power, light, heat, gas; null for all.</param>
public sealed record SavingsAsked(string? Meter = null, string? Medium = null) : IQuery<SavingsTold>;
