namespace UrbGrade.Modules.Prediction.Domain.Choice;

/// <summary>What the models forecast at one origin, and what came.</summary>
/// <param name="Origin">First slot that was forecast.</param>
/// <param name="Forecasts">Of each model, in the models' order, as long as the horizon; null where a model could not.</param>
/// <param name="Chosen">What the platform forecast; null when nothing could be.</param>
/// <param name="Actual">As measured; NaN where missing.</param>
internal sealed record OriginOutcome(int Origin, double[]?[] Forecasts, double[]? Chosen, double[] Actual);
