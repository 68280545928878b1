namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Asks for the baselines of the tenant's places: the newest, and those that end before an intervention.</summary>
/// <param name="Meter">Of the place that it measures, as messages name it; null for all places.</param>
/// <param name="Medium">power, light, heat, gas; null for all.</param>
public sealed record BaselinesAsked(string? Meter = null, string? Medium = null) : IQuery<BaselinesTold>;
