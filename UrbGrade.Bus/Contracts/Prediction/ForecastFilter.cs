namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>Which forecasts are listed.</summary>
/// <param name="Text">Only those whose place or meter contains it; empty for all.</param>
/// <param name="State">Only those of a state; null for all.</param>
/// <param name="AssetId">Only those of an asset; null for all.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageLength">At most 500.</param>
public sealed record ForecastFilter(string Text = "", ForecastState? State = null, int? AssetId = null, int Page = 1, int PageLength = 50);
