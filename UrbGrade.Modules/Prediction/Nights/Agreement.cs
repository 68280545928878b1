using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Store;

namespace UrbGrade.Modules.Prediction.Nights;

/// <summary>Makes the forecasts of meters and of their district agree in each slot, and the district's the sum of theirs.</summary>
internal static class Agreement
{
    /// <summary>Standard deviations that half of a band of 80 % is wide, were errors normal.</summary>
    private const double Widths = 1.2816;

    /// <summary>What is supposed while no band is known, as a share of the value.</summary>
    private const double SupposedError = 0.3;

    /// <summary>What the meters' forecasts and the district's become.</summary>
    /// <param name="meters">Those that the district's own forecast is about.</param>
    /// <param name="others">Meters that have too short a history for that; their forecasts are added as they are.</param>
    /// <param name="district">From its own history; null where there is none or it is not trusted: then it is the sum.</param>
    public static (double[][] Meters, double[] District) Of(IReadOnlyList<ForecastRow> meters, IReadOnlyList<ForecastRow> others, ForecastRow? district)
    {
        double[][] values = [.. meters.Select(row => Numbers.Unpack(row.Values))];
        double[][] variances = [.. meters.Select(Variances)];
        double[][] besides = [.. others.Select(row => Numbers.Unpack(row.Values))];
        var whole = district is null ? null : Numbers.Unpack(district.Values);
        var wholeVariances = district is null ? null : Variances(district);
        var horizon = values.Concat(besides).Max(forecast => forecast.Length);
        var agreed = new double[horizon];
        var slot = new double[values.Length];
        var variance = new double[values.Length];
        for (var lead = 0; lead < horizon; lead++)
        {
            for (var i = 0; i < slot.Length; i++)
            {
                (slot[i], variance[i]) = (values[i][lead], variances[i][lead]);
            }

            agreed[lead] = whole is null ? slot.Sum() : Reconciliation.Reconcile(slot, variance, whole[lead], wholeVariances![lead]);
            for (var i = 0; i < slot.Length; i++)
            {
                values[i][lead] = slot[i];
            }

            agreed[lead] += besides.Sum(forecast => forecast[lead]);
        }

        return (values, agreed);
    }

    private static double[] Variances(ForecastRow row)
    {
        var values = Numbers.Unpack(row.Values);
        return [.. Numbers.Unpack(row.HalfWidths).Select((half, i) => Math.Pow(double.IsNaN(half) ? SupposedError * values[i] : half / Widths, 2))];
    }
}
