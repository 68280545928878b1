namespace UrbGrade.Modules.Prediction.Domain.Choice;

/// <summary>Intervals around a forecast that hold without assuming a distribution: as wide as the errors of the last 28
/// origins were, by hour of the day or by day ahead.</summary>
/// <remarks>Split-conformal prediction: J. Lei et al., Distribution-Free Predictive Inference for Regression, JASA 113 (2018). Each hour borrows
/// from its neighbours within the day, each day from the week around it. Of n errors alone the share c is cut at the c (n + 1)-th, so that the
/// next one falls inside as often as wished. A day's hours count each, and of nights that do not overlap the latest count most, as the models'
/// weights do: R. F. Barber et al., Conformal Prediction Beyond Exchangeability, Annals of Statistics 51 (2023), equation 11. Nights that overlap
/// have the same days, and what is cold or wild stays so for days: of days six count as one. Where lately too many or too few values fell outside,
/// the level is moved (<see cref="CoverageLevel"/>).</remarks>
internal sealed class ConformalBand
{
    private const int NeighbouringHours = 1;
    private const int NeighbouringDays = 3;

    private const double DaysAlike = 6;

    private readonly (double[] Sizes, double[] WeightUpTo)[] errors;
    private readonly double? alone;

    private ConformalBand((double[] Sizes, double[] WeightUpTo)[] errors, double? alone) => (this.errors, this.alone) = (errors, alone);

    /// <summary>Whether one night's forecast is about days that the next one's is about, too.</summary>
    /// <param name="horizon">Slots of each night's forecast.</param>
    public static bool NightsOverlap(int horizon, int slotsPerDay) => horizon > slotsPerDay;

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

        var kept = NightsOverlap(horizon, slotsPerDay) ? 1 : Combination.KeptEachOrigin;
        var neighbours = slotsPerDay == 1 ? NeighbouringDays : NeighbouringHours;
        var errors = new (double[] Sizes, double[] WeightUpTo)[horizon];
        var (sizes, weights) = (new List<double>(), new List<double>());
        for (var lead = 0; lead < horizon; lead++)
        {
            sizes.Clear();
            weights.Clear();
            var first = slotsPerDay == 1 ? 0 : lead / slotsPerDay * slotsPerDay;
            var last = slotsPerDay == 1 ? horizon - 1 : Math.Min(horizon, first + slotsPerDay) - 1;
            var weight = 1.0;
            for (var i = recent.Count - 1; i >= 0; i--, weight *= kept)
            {
                for (var near = Math.Max(first, lead - neighbours); near <= Math.Min(last, lead + neighbours); near++)
                {
                    var size = Math.Abs(recent[i].Actual[near] - recent[i].Chosen![near]);
                    if (!double.IsNaN(size))
                    {
                        sizes.Add(size);
                        weights.Add(weight);
                    }
                }
            }

            errors[lead] = Sorted(sizes, weights);
        }

        return new ConformalBand(errors, slotsPerDay == 1 ? (recent[^1].Origin - recent[0].Origin + horizon) / DaysAlike : null);
    }

    /// <summary>Half of the interval's width; null where nothing is known of the lead.</summary>
    /// <param name="coverage">Share of values that are to fall inside, 0 to 1.</param>
    public double? HalfWidth(int lead, double coverage)
    {
        var (sizes, weightUpTo) = errors[lead];
        if (sizes.Length == 0)
        {
            return null;
        }

        // The error to come has the weight of the latest, 1.
        var place = coverage * (alone is { } count ? weightUpTo[^1] * (count + 1) / count : weightUpTo[^1] + 1);
        var found = Array.BinarySearch(weightUpTo, place);
        var above = found < 0 ? ~found : found;
        return above == 0 ? sizes[0] : above == sizes.Length ? sizes[^1]
            : sizes[above - 1] + ((place - weightUpTo[above - 1]) / (weightUpTo[above] - weightUpTo[above - 1]) * (sizes[above] - sizes[above - 1]));
    }

    private static (double[] Sizes, double[] WeightUpTo) Sorted(List<double> sizes, List<double> weights)
    {
        double[] sorted = [.. sizes];
        double[] upTo = [.. weights];
        Array.Sort(sorted, upTo);
        for (var i = 1; i < upTo.Length; i++)
        {
            upTo[i] += upTo[i - 1];
        }

        return (sorted, upTo);
    }
}
