using UrbGrade.Modules.Core.Numerics;

namespace UrbGrade.Modules.Prediction.Domain.Harmonic;

/// <summary>One linear regression for each lead: the slot's values one, two, seven and fourteen days before, the latest value and the latest day's mean, the
/// weekday, holidays and the expected temperature.</summary>
/// <remarks>The "expert" autoregression of day-ahead forecasting with its coefficients shrunk: F. Ziel and R. Weron, Day-ahead electricity price forecasting
/// with high-dimensional structures, Energy Economics 70 (2018), section 3. Earlier origins at the same time of day serve as examples.</remarks>
/// <param name="weeksOfFit">Weeks that a fit is used for.</param>
internal sealed class LeadRegression(int weeksOfFit = 1) : IForecastModel
{
    private const int MostDays = 364;
    private const int FewestDays = 28;
    private const int LongestLag = 14;
    private const int Columns = 21;
    private const double Penalty = 0.4;
    private const double HalfLifeDays = 120;
    private static readonly double KeptEachDay = Math.Pow(0.5, 1 / HalfLifeDays);

    private readonly LeastSquares equations = new(Columns);
    private double[] coefficients = [];
    private int fittedAt = -1;

    public string Name => "lead-regression";

    public bool TryForecast(ForecastSeries series, int origin, Span<double> into)
    {
        var day = series.Load.SlotsPerDay;
        var examples = Math.Min(MostDays, (origin / day) - LongestLag - ((into.Length + day - 1) / day));
        if (examples < FewestDays)
        {
            return false;
        }

        double[] load = [.. series.Load.Before(origin)];
        if (!Gaps.FillBySeason(load, series.Load.SlotsPerWeek))
        {
            return false;
        }

        var known = new Known(series, load, series.TemperatureKnownAt(origin, into.Length), Measure.Of(load.AsSpan(Math.Max(0, origin - (56 * day)))));
        var isDue = fittedAt < 0 || origin < fittedAt || origin - fittedAt >= weeksOfFit * series.Load.SlotsPerWeek || coefficients.Length != into.Length * Columns;
        if (isDue)
        {
            coefficients = new double[into.Length * Columns];
            fittedAt = origin;
        }

        Span<double> row = stackalloc double[Columns];
        for (var lead = 0; lead < into.Length; lead++)
        {
            var own = coefficients.AsSpan(lead * Columns, Columns);
            if (isDue && !TryFit(known, origin, lead, examples, own))
            {
                return false;
            }

            known.Fill(origin, lead, row);
            into[lead] = known.Measure.Back(LeastSquares.Dot(row, own));
        }

        return true;
    }

    public void Save(BinaryWriter into)
    {
        into.Write(fittedAt);
        into.WriteNumbers(coefficients);
    }

    public void Load(BinaryReader from)
    {
        fittedAt = from.ReadInt32();
        coefficients = from.ReadNumbers();
    }

    private bool TryFit(Known known, int origin, int lead, int examples, Span<double> into)
    {
        var day = known.Series.Load.SlotsPerDay;
        var daysToLead = (lead / day) + 1;
        var measured = known.Series.Load.Before(origin);
        Span<double> row = stackalloc double[Columns];
        Span<double> penalty = stackalloc double[Columns];
        penalty.Fill(Penalty);
        penalty[0] = 1e-6;
        equations.Clear();
        var trust = Math.Pow(0.5, daysToLead / HalfLifeDays);
        for (var back = daysToLead; back < daysToLead + examples; back++, trust *= KeptEachDay)
        {
            var past = origin - (back * day);
            if (past < LongestLag * day || double.IsNaN(measured[past + lead]))
            {
                continue;
            }

            known.Fill(past, lead, row);
            equations.Add(row, known.Measure.Of(known.Load[past + lead]), trust);
        }

        return equations.Rows >= FewestDays && equations.TrySolve(into, penalty);
    }

    /// <summary>What is known at an origin, with the sums of the load before each slot, since all leads ask for the same means.</summary>
    private sealed class Known
    {
        private readonly double[]? temperature;
        private readonly double[] sums;

        public Known(ForecastSeries series, double[] load, double[]? temperature, Measure measure)
        {
            (Series, Load, Measure, this.temperature) = (series, load, measure, temperature);
            sums = new double[load.Length + 1];
            for (var i = 0; i < load.Length; i++)
            {
                sums[i + 1] = sums[i] + (load[i] - measure.Mean);
            }
        }

        public ForecastSeries Series { get; }

        public double[] Load { get; }

        public Measure Measure { get; }

        public void Fill(int origin, int lead, Span<double> row)
        {
            var day = Series.Load.SlotsPerDay;
            var target = origin + lead;
            var daysToLead = (lead / day) + 1;
            var latestSame = target - (daysToLead * day);
            var week = 7 * day;
            var latestWeek = target - (((lead / week) + 1) * week);
            row.Clear();
            row[0] = 1;
            row[1] = Measure.Of(Load[latestSame]);
            row[2] = Measure.Of(Load[latestSame - day]);
            row[3] = Measure.Of(Load[latestWeek]);
            row[4] = Measure.Of(Load[Math.Max(0, latestWeek - week)]);
            row[5] = Measure.Of(Load[origin - 1]);
            row[6] = MeanBefore(origin, day);
            row[7] = MeanBefore(origin, week);
            row[8] = Series.IsHoliday(target) ? 1 : 0;
            row[9] = Series.IsHoliday(latestSame) ? 1 : 0;
            row[10 + (Series.KindOfSlot(target) / day)] = 1;
            if (temperature is null)
            {
                return;
            }

            row[17] = temperature[target] / 20;
            row[18] = Math.Max(15.5 - temperature[target], 0) / 10;
            row[19] = Math.Max(temperature[target] - 22, 0) / 10;
            row[20] = (temperature[target] - temperature[latestSame]) / 10;
        }

        private double MeanBefore(int slot, int slots) => (sums[slot] - sums[slot - slots]) / slots / Measure.Deviation;
    }

    /// <summary>The unit that the load is regressed in, so that the penalty means the same for every meter.</summary>
    private readonly record struct Measure(double Mean, double Deviation)
    {
        public static Measure Of(ReadOnlySpan<double> values)
        {
            double sum = 0;
            foreach (var value in values)
            {
                sum += value;
            }

            var mean = sum / values.Length;
            double squares = 0;
            foreach (var value in values)
            {
                squares += (value - mean) * (value - mean);
            }

            return new Measure(mean, squares > 0 ? Math.Sqrt(squares / values.Length) : 1);
        }

        public double Of(double load) => (load - Mean) / Deviation;

        public double Back(double measured) => Mean + (measured * Deviation);
    }
}
