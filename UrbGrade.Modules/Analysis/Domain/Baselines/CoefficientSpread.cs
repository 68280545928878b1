using MathNet.Numerics.LinearAlgebra.Double;

namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>How surely the coefficients of a daily model are known: their covariance, row by row, wider where neighbouring days err alike.</summary>
/// <remarks>Source: ordinary least squares, with the number of independent days <c>n (1 - r) / (1 + r)</c> of ASHRAE Guideline 14-2014, annex B.</remarks>
internal static class CoefficientSpread
{
    /// <summary>Three by three for base, heating and cooling; zero where the model has no such slope.</summary>
    public static double[] Of(TemperatureModel model, IReadOnlyList<DailyUse> days) => Of(
        model.Quality, days, model.At,
        day => [1, model.HeatingSlope == 0 ? 0 : Math.Max(model.HeatingBalance - day, 0), model.CoolingSlope == 0 ? 0 : Math.Max(day - model.CoolingBalance, 0)]);

    /// <summary>Three by three for base and dark hours; the third is zero.</summary>
    public static double[] Of(NightModel model, IReadOnlyList<DailyUse> days) => Of(model.Quality, days, model.At, day => [1, day, 0]);

    private static double[] Of(FitQuality quality, IReadOnlyList<DailyUse> days, Func<double, double> at, Func<double, double[]> row)
    {
        var whole = days.Where(day => day.IsWhole).ToList();
        double[][] rows = [.. whole.Select(day => row(day.Driver))];
        int[] columns = [.. Enumerable.Range(0, 3).Where(column => rows.Any(one => one[column] != 0))];
        var regressors = DenseMatrix.Create(rows.Length, columns.Length, (i, j) => rows[i][columns[j]]);
        var squares = whole.Sum(day => (day.EnergyKwh - at(day.Driver)) * (day.EnergyKwh - at(day.Driver)));
        var correlation = Math.Clamp(quality.Autocorrelation, 0, 0.99);
        var variance = squares / Math.Max(rows.Length - columns.Length, 1) * (1 + correlation) / (1 - correlation);
        var inverse = regressors.TransposeThisAndMultiply(regressors).Inverse();
        var spread = new double[9];
        for (var i = 0; i < columns.Length; i++)
        {
            for (var j = 0; j < columns.Length; j++)
            {
                spread[(columns[i] * 3) + columns[j]] = variance * inverse[i, j];
            }
        }

        return spread;
    }
}
