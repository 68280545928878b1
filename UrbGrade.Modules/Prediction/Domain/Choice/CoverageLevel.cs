namespace UrbGrade.Modules.Prediction.Domain.Choice;

/// <summary>The level that intervals are cut at so that the wished share of values falls inside: of nights that overlap in the long run, of others within each
/// fortnight.</summary>
/// <remarks>Source: I. Gibbs and E. Candès, Adaptive Conformal Inference Under Distribution Shift, NeurIPS 2021, equation 2. Of nights that do not overlap what
/// is older than a fortnight is forgotten: a wild month would go on to widen the quiet ones after it.</remarks>
/// <param name="wished">Share of values inside, 0 to 1.</param>
/// <param name="daysAhead">Days after its origin on which it is known what a forecast's intervals held, at least 1. Until then as many others were made at the same
/// level and share its days: each is learnt from that much less, or one quiet or wild month would be counted once for each of its days.</param>
/// <param name="overlaps">Whether one night's forecast is about days that the next one's is about, too.</param>
internal sealed class CoverageLevel(double wished, int daysAhead, bool overlaps)
{
    private const double StepSize = 0.5;

    /// <summary>Nights that a fortnight has beside the one to come.</summary>
    private const int Remembered = 13;

    /// <summary>Of what the fortnight so far held too little or too much, the part that the next night makes up for.</summary>
    private const double MadeUp = 0.35;

    /// <summary>So much more than is wished is aimed at: of a fortnight that holds too little there is more to fear than of one that holds too much.</summary>
    private const double Above = 0.015;

    private const double Farthest = 0.3;
    private const double Highest = 0.995;

    private readonly Queue<double> lacked = new();
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
            var lack = wished - ((double)inside / counted);
            moved = Math.Clamp(overlaps ? moved + (StepSize / daysAhead * lack) : MadeUp * OfFortnight(lack + Above), -Farthest, Farthest);
        }
    }

    private double OfFortnight(double lack)
    {
        lacked.Enqueue(lack);
        if (lacked.Count > Remembered)
        {
            lacked.Dequeue();
        }

        return lacked.Sum();
    }
}
