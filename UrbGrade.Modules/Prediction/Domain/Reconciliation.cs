namespace UrbGrade.Modules.Prediction.Domain;

/// <summary>Makes the forecasts of meters and that of their district agree: what they differ by is shared out by how uncertain each of them is.</summary>
/// <remarks>Source: S. L. Wickramasuriya, G. Athanasopoulos, R. J. Hyndman, Optimal Forecast Reconciliation Through Trace Minimization, JASA 114 (2019), with a
/// diagonal covariance and two levels, for which the solution is closed.</remarks>
internal static class Reconciliation
{
    /// <summary>Moves the forecasts of one slot in place and gives the district's, which is then their sum. None that is not
    /// below 0 is moved below it: nobody uses less than nothing.</summary>
    /// <param name="meters">kWh of each meter.</param>
    /// <param name="meterVariances">Error variance of each meter's forecast, kWh squared, at least 0.</param>
    /// <param name="district">kWh, as forecast from the district's own history.</param>
    /// <param name="districtVariance">Error variance of it, kWh squared, at least 0.</param>
    public static double Reconcile(Span<double> meters, ReadOnlySpan<double> meterVariances, double district, double districtVariance)
    {
        double sum = 0;
        var variance = districtVariance;
        for (var i = 0; i < meters.Length; i++)
        {
            sum += meters[i];
            variance += meterVariances[i];
        }

        if (variance <= 0)
        {
            return sum;
        }

        var difference = district - sum;
        double agreed = 0;
        for (var i = 0; i < meters.Length; i++)
        {
            meters[i] = Math.Max(meters[i] + (difference * meterVariances[i] / variance), meters[i] < 0 ? double.NegativeInfinity : 0);
            agreed += meters[i];
        }

        return agreed;
    }
}
