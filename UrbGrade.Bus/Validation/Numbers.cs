namespace UrbGrade.Bus.Validation;

/// <summary>Order statistics by linear interpolation (R type 7).</summary>
internal static class Numbers
{
    /// <returns>NaN when there are none.</returns>
    public static double Median(List<double> values) => Quantile(values, 0.5);

    /// <summary>Sorts the values and takes a quantile of them.</summary>
    /// <param name="share">0 to 1.</param>
    /// <returns>NaN when there are none.</returns>
    public static double Quantile(List<double> values, double share)
    {
        if (values.Count == 0)
            return double.NaN;
        values.Sort();
        var place = share * (values.Count - 1);
        var below = (int)place;
        return below + 1 == values.Count ? values[below] : values[below] + ((place - below) * (values[below + 1] - values[below]));
    }
}
