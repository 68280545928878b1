namespace UrbGrade.Web.Municipal;

/// <summary>When values in the order of their days went over to another level.</summary>
/// <param name="At">Place of the first value on the new level.</param>
/// <param name="Before">Median of the values before it.</param>
/// <param name="After">Median of the others.</param>
internal sealed record LevelChange(int At, double Before, double After)
{
    /// <summary>Days that make a level.</summary>
    private const int LeastSide = 7;

    private const double MostDoubt = 0.05;

    private const double LeastShare = 0.05;

    /// <summary>The most likely change by the ranks of the values, to which a day far outside is one day among others: Pettitt (1979), A non-parametric approach to the
    /// change-point problem, Applied Statistics 28.</summary>
    /// <returns>Null where a level is made of too few days, chance alone may have made the two, or they are within 5 % of each other.</returns>
    public static LevelChange? Of(IReadOnlyList<double> values)
    {
        var (count, ranks) = (values.Count, Ranks(values));
        var (at, most, sum) = (0, 0.0, 0.0);
        for (var i = 1; i <= count - LeastSide; i++)
        {
            sum += ranks[i - 1];
            var difference = Math.Abs((2 * sum) - (i * (count + 1.0)));
            if (i >= LeastSide && difference > most)
                (at, most) = (i, difference);
        }

        if (at == 0 || 2 * Math.Exp(-6 * most * most / (Math.Pow(count, 3) + Math.Pow(count, 2))) > MostDoubt)
            return null;
        var change = new LevelChange(at, Median(values.Take(at)), Median(values.Skip(at)));
        return Math.Abs(change.After - change.Before) > LeastShare * Math.Abs(change.Before) ? change : null;
    }

    /// <summary>The upper one of two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        List<double> sorted = [.. values.Order()];
        return sorted[sorted.Count / 2];
    }

    /// <summary>From 1 up; values that are alike share the mean of theirs.</summary>
    private static double[] Ranks(IReadOnlyList<double> values)
    {
        var ranks = new double[values.Count];
        var below = 0;
        foreach (var alike in Enumerable.Range(0, values.Count).GroupBy(i => values[i]).OrderBy(group => group.Key))
        {
            var places = alike.ToList();
            places.ForEach(place => ranks[place] = below + ((places.Count + 1) / 2.0));
            below += places.Count;
        }

        return ranks;
    }
}
