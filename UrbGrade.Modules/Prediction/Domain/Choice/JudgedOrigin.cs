namespace UrbGrade.Modules.Prediction.Domain.Choice;

/// <summary>An origin of a backtest with its intervals.</summary>
/// <param name="HalfWidths">Of each lead's interval; null where too little was known.</param>
/// <param name="Band">Errors before this origin; null where too few are known.</param>
internal sealed record JudgedOrigin(OriginOutcome Outcome, double?[] HalfWidths, ConformalBand? Band);
