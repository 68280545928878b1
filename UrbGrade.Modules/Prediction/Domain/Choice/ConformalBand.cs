namespace UrbGrade.Modules.Prediction.Domain.Choice;

/// <summary>Intervals around a forecast that hold without assuming a distribution: as wide as the errors of the last 28 origins were, by hour of the day or by day
/// ahead.</summary>
/// <remarks>Split-conformal prediction: J. Lei et al., Distribution-Free Predictive Inference for Regression, JASA 113 (2018). Each hour borrows from its
/// neighbours within the day, each day from the week around it. Where lately too many or too few values fell outside, the level is moved: I. Gibbs and E. Candès, Adaptive Conformal Inference Under
/// Distribution Shift, NeurIPS 2021. Of n errors alone the share c is cut at the c (n + 1)-th, so that the next one falls inside as often as wished. Hours count each, but
/// nights that overlap have the same days, and what is cold or wild stays so for days: of those six count as one.</remarks>
internal sealed class ConformalBand
{
    private const int NeighbouringHours = 1;
    private const int NeighbouringDays = 3;

    private const double DaysAlike = 6;

    private readonly double[][] sizes;
    private readonly double? alone;

    private ConformalBand(double[][] sizes, double? alone) => (this.sizes, this.alone) = (sizes, alone);

    /// <summary>From what was forecast and what came; null while less than seven origins are known.</summary>
    /// <param name="past">In the order of time, of one horizon.</param>
    public static ConformalBand? From(IReadOnlyList<OriginOutcome> past, int horizon, int slotsPerDay)
    {
        const int FewestOrigins = 7;
        var recent = past.Skip(Math.Max(0, past.Count - Combination.Memory)).Where(outcome => outcome.Chosen is not null).ToList();
        if (recent.Count < FewestOrigins)
        {
            return null;
        }

        var neighbours = slotsPerDay == 1 ? NeighbouringDays : NeighbouringHours;
        var sizes = new double[horizon][];
        var pooled = new List<double>();
        for (var lead = 0; lead < horizon; lead++)
        {
            pooled.Clear();
            var first = slotsPerDay == 1 ? 0 : lead / slotsPerDay * slotsPerDay;
            var last = slotsPerDay == 1 ? horizon - 1 : Math.Min(horizon, first + slotsPerDay) - 1;
            foreach (var outcome in recent)
            {
                for (var near = Math.Max(first, lead - neighbours); near <= Math.Min(last, lead + neighbours); near++)
                {
                    var size = Math.Abs(outcome.Actual[near] - outcome.Chosen![near]);
                    if (!double.IsNaN(size))
                    {
                        pooled.Add(size);
                    }
                }
            }

            pooled.Sort();
            sizes[lead] = [.. pooled];
        }

        return new ConformalBand(sizes, slotsPerDay == 1 ? (recent[^1].Origin - recent[0].Origin + horizon) / DaysAlike : null);
    }

    /// <summary>Half of the interval's width; null where nothing is known of the lead.</summary>
    /// <param name="coverage">Share of values that are to fall inside, 0 to 1.</param>
    public double? HalfWidth(int lead, double coverage)
    {
        var sorted = sizes[lead];
        if (sorted.Length == 0)
        {
            return null;
        }

        var count = alone ?? sorted.Length;
        var place = Math.Clamp((coverage * (count + 1) / count * sorted.Length) - 1, 0, sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
