using UrbGrade.Modules.Core.Numerics;

namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>The daily baseline of CalTRACK 2.0: ordinary least squares of daily use on heating and cooling degree days over all whole balance points from 30 to
/// 90 degrees Fahrenheit, and of all models that qualify that with the highest adjusted R2.</summary>
/// <remarks>Source: CalTRACK 2.0 Methods, 3.1 to 3.4 (CC0). A balance point counts with at least ten days and twenty degree days (degrees Fahrenheit)
/// beyond it, cooling at or above heating; a model with a slope that is not positive is out. The grid stays in degrees Fahrenheit so that results agree
/// with other implementations; the model comes in degrees Celsius.</remarks>
internal static class CaltrackDaily
{
    private const int LeastBalance = 30;
    private const int MostBalance = 90;
    private const int FewestDays = 10;
    private const double FewestDegreeDays = 20;
    private const double DegreesEach = 1.8;

    /// <summary>The best model; null with fewer than ten whole days. With no slope worth having it is a level.</summary>
    /// <param name="days">Days of the baseline in the order of time; those that are not whole are left out.</param>
    /// <param name="hasCooling">False for heat and gas, whose use does not rise with the temperature.</param>
    public static TemperatureModel? Fit(IReadOnlyList<DailyUse> days, bool hasCooling = true)
    {
        var whole = days.Where(day => day.IsWhole).ToList();
        if (whole.Count < FewestDays)
        {
            return null;
        }

        double[] energy = [.. whole.Select(day => day.EnergyKwh)];
        var heating = Candidates(whole, isHeating: true);
        var cooling = hasCooling ? Candidates(whole, isHeating: false) : [];
        var best = Level(energy);
        foreach (var h in heating)
        {
            best = Better(best, Try(energy, h.DegreeDays, null), TemperatureShape.Heating, h.Balance, 0);
        }

        foreach (var c in cooling)
        {
            best = Better(best, Try(energy, null, c.DegreeDays), TemperatureShape.Cooling, 0, c.Balance);
            foreach (var h in heating)
            {
                if (c.Balance >= h.Balance)
                {
                    best = Better(best, Try(energy, h.DegreeDays, c.DegreeDays), TemperatureShape.TwoBalances, h.Balance, c.Balance);
                }
            }
        }

        return best.ToModel(whole, energy);
    }

    private static List<(int Balance, double[] DegreeDays)> Candidates(List<DailyUse> days, bool isHeating)
    {
        var candidates = new List<(int, double[])>();
        for (var balance = LeastBalance; balance <= MostBalance; balance++)
        {
            var degreeDays = new double[days.Count];
            double sum = 0;
            var beyond = 0;
            for (var i = 0; i < degreeDays.Length; i++)
            {
                var fahrenheit = (days[i].Driver * DegreesEach) + 32;
                degreeDays[i] = Math.Max(isHeating ? balance - fahrenheit : fahrenheit - balance, 0);
                sum += degreeDays[i];
                beyond += degreeDays[i] > 0 ? 1 : 0;
            }

            if (beyond >= FewestDays && sum >= FewestDegreeDays)
            {
                candidates.Add((balance, degreeDays));
            }
        }

        return candidates;
    }

    private static Candidate Level(double[] energy) => new(TemperatureShape.Level, energy.Average(), 0, 0, 0, 0, 0);

    private static Candidate Better(Candidate best, (double Base, double Heating, double Cooling, double AdjustedR2)? tried, TemperatureShape shape, int heat, int cool) =>
        tried is { } fit && fit.AdjustedR2 > best.AdjustedR2
            ? new Candidate(shape, fit.Base, fit.Heating, heat, fit.Cooling, cool, fit.AdjustedR2) : best;

    private static (double Base, double Heating, double Cooling, double AdjustedR2)? Try(double[] energy, double[]? heating, double[]? cooling)
    {
        var slopes = heating is null || cooling is null ? 1 : 2;
        var equations = new LeastSquares(slopes + 1);
        Span<double> row = stackalloc double[3];
        row[0] = 1;
        for (var i = 0; i < energy.Length; i++)
        {
            row[1] = heating is null ? cooling![i] : heating[i];
            row[2] = cooling is null ? 0 : cooling[i];
            equations.Add(row[..(slopes + 1)], energy[i]);
        }

        Span<double> found = stackalloc double[3];
        found.Clear();
        if (!equations.TrySolve(found[..(slopes + 1)]))
        {
            return null;
        }

        var (h, c) = heating is null ? (0, found[1]) : (found[1], found[2]);
        if ((heating is not null && h <= 0) || (cooling is not null && c <= 0))
        {
            return null;
        }

        var mean = energy.Average();
        double squares = 0, spread = 0;
        for (var i = 0; i < energy.Length; i++)
        {
            var error = energy[i] - found[0] - (heating is null ? 0 : h * heating[i]) - (cooling is null ? 0 : c * cooling[i]);
            squares += error * error;
            spread += (energy[i] - mean) * (energy[i] - mean);
        }

        return spread > 0 ? (found[0], h, c, 1 - (squares / spread * (energy.Length - 1) / (energy.Length - slopes - 1))) : null;
    }

    private readonly record struct Candidate(
        TemperatureShape Shape, double BaseKwh, double Heating, int HeatingBalance, double Cooling, int CoolingBalance, double AdjustedR2)
    {
        public TemperatureModel ToModel(List<DailyUse> days, double[] energy)
        {
            var slopes = (Heating > 0 ? 1 : 0) + (Cooling > 0 ? 1 : 0);
            var model = new TemperatureModel(
                Shape, BaseKwh, Heating * DegreesEach, (HeatingBalance - 32) / DegreesEach, Cooling * DegreesEach, (CoolingBalance - 32) / DegreesEach,
                new FitQuality(0, 0, 0, 0, 0, 0, 0, 0, 0));
            double[] modelled = [.. days.Select(day => model.At(day.Driver))];
            return model with { Quality = FitQuality.Of(energy, modelled, slopes) };
        }
    }
}
