namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>The latest forecast of a series or district with what it stands on.</summary>
/// <param name="Zone">IANA zone of its local days.</param>
/// <param name="Origin">Where the readings come from, such as <c>simulated</c>; null for a site's own meters.</param>
/// <param name="Points">In order of time; empty where there is none. Those worse than last week are told, too: whether to show them is for the reader.</param>
/// <param name="Recent">What was forecast of the latest two weeks, each day the night before, and what came.</param>
/// <param name="Models">In the models' order; empty where nothing was modelled.</param>
/// <param name="Basis">Null without a forecast.</param>
/// <param name="Moved">By what the sum of the forecast was moved so that all meters together agree with the district; null where nothing was.</param>
public sealed record ForecastDetails(
    ForecastEntry Entry, ForecastResolution Resolution, string Zone, string? Origin, IReadOnlyList<ForecastPoint> Points, IReadOnlyList<ForecastTrialPoint> Recent,
    IReadOnlyList<ForecastModelShare> Models, ForecastBasis? Basis, double? Moved);
