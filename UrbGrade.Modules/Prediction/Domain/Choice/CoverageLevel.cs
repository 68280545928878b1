namespace UrbGrade.Modules.Prediction.Domain.Choice;

/// <summary>The level that intervals of nights that overlap are cut at so that the wished share of values falls inside in the long run.</summary>
/// <remarks>Source: I. Gibbs and E. Candès, Adaptive Conformal Inference Under Distribution Shift, NeurIPS 2021, equation 2.</remarks>
/// <param name="wished">Share of values inside, 0 to 1.</param>
/// <param name="daysAhead">Days after its origin on which it is known what a forecast's intervals held, at least 1. Until then as many others were made at
/// the same level and share its days: each is learnt from that much less, or one quiet or wild month would be counted once for each of its days.</param>
internal sealed class CoverageLevel(double wished, int daysAhead = 1)
{
    private const double StepSize = 0.5;
    private const double Farthest = 0.3;
    private const double Highest = 0.995;

    private double moved;

    /// <summary>Between 0 and 1.</summary>
    public double Current => Math.Clamp(wished + moved, 0, Highest);

    /// <summary>Moves the level by what an origin's intervals held.</summary>
    public void Learn(OriginOutcome outcome, ReadOnlySpan<double?> halfWidths)
    {
        var inside = 0;
        var counted = 0;
        for (var lead = 0; lead < halfWidths.Length; lead++)
        {
            if (halfWidths[lead] is { } half && outcome.Chosen is not null && !double.IsNaN(outcome.Actual[lead]))
            {
                counted++;
                inside += Math.Abs(outcome.Actual[lead] - outcome.Chosen[lead]) <= half ? 1 : 0;
            }
        }

        if (counted > 0)
        {
            moved = Math.Clamp(moved + (StepSize / daysAhead * (wished - ((double)inside / counted))), -Farthest, Farthest);
        }
    }
}
