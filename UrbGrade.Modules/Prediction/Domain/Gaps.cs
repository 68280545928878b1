namespace UrbGrade.Modules.Prediction.Domain;

/// <summary>Fills missing values (NaN) for methods that need a whole series. What is filled serves the fit alone and never counts as measured.</summary>
internal static class Gaps
{
    /// <summary>Straight lines between neighbours, level beyond the first and the last; false when there is no value at all.</summary>
    public static bool Bridge(Span<double> values)
    {
        var last = -1;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                continue;
            }

            if (i - last > 1)
            {
                var from = last < 0 ? values[i] : values[last];
                for (var gap = last + 1; gap < i; gap++)
                {
                    values[gap] = from + ((values[i] - from) * (gap - last) / (i - last));
                }
            }

            last = i;
        }

        if (last >= 0)
        {
            values[(last + 1)..].Fill(values[last]);
        }

        return last >= 0;
    }

    /// <summary>The mean of the nearest values of the same slot before and after, up to three seasons away; what still lacks is bridged.</summary>
    /// <param name="season">Slots of a season, such as a week.</param>
    public static bool FillBySeason(Span<double> values, int season)
    {
        const int FarthestSeasons = 3;
        double[] measured = [.. values];
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(measured[i]))
            {
                continue;
            }

            double sum = 0;
            var counted = 0;
            for (var side = -season; side <= season; side += 2 * season)
            {
                for (var seasons = 1; seasons <= FarthestSeasons; seasons++)
                {
                    var at = i + (side * seasons);
                    if ((uint)at < (uint)measured.Length && !double.IsNaN(measured[at]))
                    {
                        sum += measured[at];
                        counted++;
                        break;
                    }
                }
            }

            values[i] = counted == 0 ? double.NaN : sum / counted;
        }

        return Bridge(values);
    }
}
