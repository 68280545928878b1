using UrbGrade.Modules.Core.Numerics;

namespace UrbGrade.Modules.Prediction.Domain.Harmonic;

/// <summary>Dynamic harmonic regression: sines and cosines of day and week and the temperature, with autoregressive moving-average errors.</summary>
/// <remarks>Source: R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, section 10.5. Coefficients and errors are
/// estimated in turn: least squares, errors, then least squares of all that is filtered by the errors (D. Cochrane, G. H. Orcutt, JASA 44, 1949).</remarks>
/// <param name="weeksOfFit">Weeks that a fit is used for.</param>
internal sealed class HarmonicRegression(int weeksOfFit = 1) : IForecastModel
{
    private const int MostWeeks = 16;
    private const int FewestWeeks = 3;
    private const double Penalty = 1e-4;

    private HarmonicTerms? terms;
    private double[] coefficients = [];
    private ArmaErrors errorsModel = ArmaErrors.None;
    private int fittedAt = -1;

    public string Name => "harmonic";

    public bool TryForecast(ForecastSeries series, int origin, Span<double> into)
    {
        var week = series.Load.SlotsPerWeek;
        var from = Math.Max(0, origin - (MostWeeks * week));
        double[] load = [.. series.Load.Before(origin)[from..]];
        if (load.Length < FewestWeeks * week || !Gaps.FillBySeason(load, week))
        {
            return false;
        }

        var temperature = series.TemperatureKnownAt(origin, into.Length)?[from..];
        if (terms is null || terms.HasTemperature != temperature is not null)
        {
            terms = new HarmonicTerms(series.Load.SlotsPerDay, temperature is not null);
            fittedAt = -1;
        }

        var rows = new double[(load.Length + into.Length) * terms.Count];
        for (var i = 0; i < load.Length + into.Length; i++)
        {
            terms.Fill(series.KindOfSlot(from + i), temperature?[i] ?? 0, rows.AsSpan(i * terms.Count, terms.Count));
        }

        if (fittedAt < 0 || origin < fittedAt || origin - fittedAt >= weeksOfFit * week)
        {
            if (!TryFit(rows, load))
            {
                return false;
            }

            fittedAt = origin;
        }

        var errors = Residuals(rows, load);
        errorsModel.Ahead(errors, into);
        for (var lead = 0; lead < into.Length; lead++)
        {
            into[lead] += LeastSquares.Dot(rows.AsSpan((load.Length + lead) * terms.Count, terms.Count), coefficients);
        }

        return true;
    }

    public void Save(BinaryWriter into)
    {
        into.Write(fittedAt);
        into.Write(terms is not null);
        if (terms is not null)
        {
            into.Write(terms.SlotsPerDay);
            into.Write(terms.HasTemperature);
        }

        into.WriteNumbers(coefficients);
        into.WriteNumbers(errorsModel.Autoregressive);
        into.WriteNumbers(errorsModel.MovingAverage);
        into.Write(errorsModel.Aicc);
    }

    public void Load(BinaryReader from)
    {
        fittedAt = from.ReadInt32();
        terms = from.ReadBoolean() ? new HarmonicTerms(from.ReadInt32(), from.ReadBoolean()) : null;
        coefficients = from.ReadNumbers();
        errorsModel = new ArmaErrors(from.ReadNumbers(), from.ReadNumbers(), from.ReadDouble());
    }

    private bool TryFit(double[] rows, double[] load)
    {
        var count = terms!.Count;
        var equations = new LeastSquares(count);
        var penalty = new double[count];
        Array.Fill(penalty, Penalty * load.Length);
        penalty[0] = 0;
        for (var i = 0; i < load.Length; i++)
        {
            equations.Add(rows.AsSpan(i * count, count), load[i]);
        }

        coefficients = new double[count];
        if (!equations.TrySolve(coefficients, penalty))
        {
            return false;
        }

        errorsModel = ArmaErrors.Choose(Residuals(rows, load), count);
        if (errorsModel.Autoregressive.Length == 0)
        {
            return true;
        }

        FitFiltered(rows, load, equations);
        errorsModel = ArmaErrors.Choose(Residuals(rows, load), count);
        return true;
    }

    /// <summary>Least squares of load and regressors after both went through the filter that whitens the errors.</summary>
    private void FitFiltered(double[] rows, double[] load, LeastSquares equations)
    {
        var count = terms!.Count;
        var (a, m) = (errorsModel.Autoregressive, errorsModel.MovingAverage);
        var filtered = new double[load.Length * (count + 1)];
        equations.Clear();
        for (var t = 0; t < load.Length; t++)
        {
            var row = filtered.AsSpan(t * (count + 1), count + 1);
            rows.AsSpan(t * count, count).CopyTo(row);
            row[count] = load[t];
            for (var i = 1; i <= Math.Min(t, a.Length); i++)
            {
                Subtract(row[..count], rows.AsSpan((t - i) * count, count), a[i - 1]);
                row[count] -= a[i - 1] * load[t - i];
            }

            for (var j = 1; j <= Math.Min(t, m.Length); j++)
            {
                Subtract(row, filtered.AsSpan((t - j) * (count + 1), count + 1), m[j - 1]);
            }

            equations.Add(row[..count], row[count]);
        }

        var kept = coefficients;
        coefficients = new double[count];
        var penalty = new double[count];
        Array.Fill(penalty, Penalty);
        if (!equations.TrySolve(coefficients, penalty))
        {
            coefficients = kept;
        }
    }

    private static void Subtract(Span<double> from, ReadOnlySpan<double> what, double factor)
    {
        for (var i = 0; i < from.Length; i++)
        {
            from[i] -= factor * what[i];
        }
    }

    private double[] Residuals(double[] rows, double[] load)
    {
        var errors = new double[load.Length];
        for (var i = 0; i < load.Length; i++)
        {
            errors[i] = load[i] - LeastSquares.Dot(rows.AsSpan(i * coefficients.Length, coefficients.Length), coefficients);
        }

        return errors;
    }
}
