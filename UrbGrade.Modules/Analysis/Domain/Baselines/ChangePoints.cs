using UrbGrade.Modules.Core.Numerics;

namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>Change-point models of daily or monthly use with balance points that may lie anywhere.</summary>
/// <remarks>Source: J. K. Kissock, J. S. Haberl, D. E. Claridge, Inverse Modeling Toolkit (ASHRAE RP-1050), 2002. The balance point with the least squared
/// error is sought on ever finer grids, down to 0.05 kelvin and then a fiftieth of it.</remarks>
internal static class ChangePoints
{
    private const int FewestDays = 10;
    private const double Coarse = 1;
    private const double Fine = 0.05;
    private const double Finest = 0.001;

    /// <summary>The model of one shape; null where the days do not suffice for it.</summary>
    /// <param name="days">In the order of time; those that are not whole are left out.</param>
    public static TemperatureModel? Fit(IReadOnlyList<DailyUse> days, TemperatureShape shape)
    {
        var whole = days.Where(day => day.IsWhole).ToList();
        if (whole.Count < FewestDays)
        {
            return null;
        }

        double[] energy = [.. whole.Select(day => day.EnergyKwh)];
        double[] outside = [.. whole.Select(day => day.Driver)];
        if (shape is TemperatureShape.Level or TemperatureShape.Line)
        {
            return Solve(energy, outside, shape, 0, 0)?.Model(energy, outside);
        }

        // A tenth of the days stays beyond each balance point.
        double[] sorted = [.. outside];
        Array.Sort(sorted);
        var (low, high) = (sorted[sorted.Length / 10], sorted[^((sorted.Length / 10) + 1)]);
        var best = Search(energy, outside, shape, (low, high), (low, high), Coarse);
        foreach (var step in (double[])[Fine, Finest])
        {
            if (best is { } found)
            {
                var reach = step == Fine ? Coarse : Fine;
                best = Search(energy, outside, shape, Around(found.Heating, reach, low, high), Around(found.Cooling, reach, low, high), step, found);
            }
        }

        return best?.Model(energy, outside);
    }

    /// <summary>The shape with the highest adjusted R2; null where the days do not suffice for any.</summary>
    public static TemperatureModel? Choose(IReadOnlyList<DailyUse> days) => Enum.GetValues<TemperatureShape>()
        .Select(shape => Fit(days, shape)).OfType<TemperatureModel>().MaxBy(model => model.Quality.AdjustedR2);

    private static (double From, double To) Around(double centre, double reach, double low, double high) =>
        (Math.Max(centre - reach, low), Math.Min(centre + reach, high));

    private static Found? Search(
        double[] energy, double[] outside, TemperatureShape shape, (double From, double To) heating, (double From, double To) cooling, double step, Found? start = null)
    {
        var best = start;
        if (shape != TemperatureShape.TwoBalances)
        {
            for (var balance = heating.From; balance <= heating.To + 1e-9; balance += step)
            {
                best = Better(best, Solve(energy, outside, shape, balance, balance));
            }

            return best;
        }

        if (start is { } around)
        {
            // One balance point after the other, until neither moves.
            for (var round = 0; round < 6; round++)
            {
                var before = best;
                for (var balance = heating.From; balance <= heating.To + 1e-9; balance += step)
                {
                    best = Better(best, balance < best!.Value.Cooling ? Solve(energy, outside, shape, balance, best.Value.Cooling) : null);
                }

                for (var balance = cooling.From; balance <= cooling.To + 1e-9; balance += step)
                {
                    best = Better(best, balance > best!.Value.Heating ? Solve(energy, outside, shape, best.Value.Heating, balance) : null);
                }

                if (before == best)
                {
                    break;
                }
            }

            return best ?? around;
        }

        for (var heat = heating.From; heat <= heating.To + 1e-9; heat += step)
        {
            for (var cool = heat + step; cool <= cooling.To + 1e-9; cool += step)
            {
                best = Better(best, Solve(energy, outside, shape, heat, cool));
            }
        }

        return best;
    }

    private static Found? Better(Found? best, Found? tried) => best is null || tried?.Squares < best.Value.Squares ? tried ?? best : best;

    private static Found? Solve(double[] energy, double[] outside, TemperatureShape shape, double heating, double cooling)
    {
        var slopes = shape switch { TemperatureShape.Level => 0, TemperatureShape.OneBalance or TemperatureShape.TwoBalances => 2, _ => 1 };
        var equations = new LeastSquares(slopes + 1);
        Span<double> row = stackalloc double[3];
        row[0] = 1;
        for (var i = 0; i < energy.Length; i++)
        {
            Fill(shape, outside[i], heating, cooling, row);
            equations.Add(row[..(slopes + 1)], energy[i]);
        }

        var coefficients = new double[3];
        if (!equations.TrySolve(coefficients.AsSpan(0, slopes + 1)))
        {
            return null;
        }

        double squares = 0;
        for (var i = 0; i < energy.Length; i++)
        {
            Fill(shape, outside[i], heating, cooling, row);
            var error = energy[i] - LeastSquares.Dot(row[..(slopes + 1)], coefficients);
            squares += error * error;
        }

        return new Found(shape, coefficients, heating, cooling, squares);
    }

    private static void Fill(TemperatureShape shape, double outside, double heating, double cooling, Span<double> row)
    {
        row[1] = shape switch
        {
            TemperatureShape.Line => outside,
            TemperatureShape.Cooling => Math.Max(outside - cooling, 0),
            _ => Math.Max(heating - outside, 0),
        };
        row[2] = Math.Max(outside - cooling, 0);
    }

    private readonly record struct Found(TemperatureShape Shape, double[] Coefficients, double Heating, double Cooling, double Squares)
    {
        public TemperatureModel Model(double[] energy, double[] outside)
        {
            var (first, second) = (Coefficients[1], Coefficients[2]);
            var none = new FitQuality(0, 0, 0, 0, 0, 0, 0, 0, 0);
            var model = Shape switch
            {
                TemperatureShape.Level => new TemperatureModel(Shape, Coefficients[0], 0, 0, 0, 0, none),
                TemperatureShape.Line => new TemperatureModel(Shape, Coefficients[0], -first, 0, first, 0, none),
                TemperatureShape.Heating => new TemperatureModel(Shape, Coefficients[0], first, Heating, 0, Heating, none),
                TemperatureShape.Cooling => new TemperatureModel(Shape, Coefficients[0], 0, Cooling, first, Cooling, none),
                _ => new TemperatureModel(Shape, Coefficients[0], first, Heating, second, Cooling, none),
            };
            double[] modelled = [.. outside.Select(model.At)];
            var slopes = Shape switch { TemperatureShape.Level => 0, TemperatureShape.OneBalance or TemperatureShape.TwoBalances => 2, _ => 1 };
            return model with { Quality = FitQuality.Of(energy, modelled, slopes) };
        }
    }
}
