namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A kind of baseline that was tried.</summary>
/// <param name="UnseenScatter">CV(RMSE) of days in weeks that it was not fitted on, percent.</param>
public sealed record BaselineTrial(BaselineKind Kind, double UnseenScatter);
