using UrbGrade.Modules.Core.Numerics;

namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>Days by the weekday and the temperature: an amount for each weekday, and a broken line of the temperature whose pieces have as many days each.
/// Weekdays on which more is used than the temperature explains have a line of their own.</summary>
/// <remarks>Source: J. L. Mathieu et al., Quantifying Changes in Building Electricity Use (2011), as nmecr 1.0.17 has it for days: six
/// pieces, at least twenty days beyond the outer balance points.</remarks>
internal sealed class DayOfWeekModel : IBaselineModel
{
    private const int Weekdays = 7;
    private const int Pieces = 6;
    private const int FewestBeyond = 20;
    private const int FewestDays = 56;
    private const double OccupiedShare = 0.65;

    /// <summary>One or two weekdays are too few for a line of their own.</summary>
    private const int FewestOccupied = 3;

    /// <summary>Degrees Celsius: 50 and 65 degrees Fahrenheit.</summary>
    private const double HeatingBase = 10;
    private const double CoolingBase = (65 - 32) / 1.8;

    private const double Penalty = 1e-9;

    private readonly bool[] isOccupied;
    private readonly bool[] isKnown = new bool[Weekdays];
    private readonly double[] ends;

    /// <summary>Of the weekdays, then of the pieces on other days, then of those on occupied ones.</summary>
    private readonly double[] coefficients;

    private DayOfWeekModel(bool[] isOccupied, double[] ends)
    {
        (this.isOccupied, this.ends) = (isOccupied, ends);
        coefficients = new double[Weekdays + (2 * (ends.Length + 1))];
    }

    public FitQuality Quality { get; private set; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Null with fewer than eight weeks of whole days.</summary>
    public static DayOfWeekModel? Fit(IReadOnlyList<DailyUse> days)
    {
        List<DailyUse> whole = [.. days.Where(day => day.IsWhole)];
        if (whole.Count < FewestDays)
        {
            return null;
        }

        var model = new DayOfWeekModel(Occupancy(whole), Ends([.. whole.Select(day => day.Driver).Order()]));
        var equations = new LeastSquares(model.coefficients.Length);
        var row = new double[model.coefficients.Length];
        foreach (var day in whole)
        {
            model.isKnown[Weekday(day)] = true;
            model.Fill(day, row);
            equations.Add(row, day.EnergyKwh);
        }

        // Where all days are of one kind the other kind's line is nothing.
        var penalty = new double[row.Length];
        Array.Fill(penalty, Penalty);
        if (!equations.TrySolve(model.coefficients, penalty))
        {
            return null;
        }

        var lines = model.isOccupied.Contains(true) && model.isOccupied.Contains(false) ? 2 : 1;
        model.Quality = FitQuality.Of(
            [.. whole.Select(day => day.EnergyKwh)], [.. whole.Select(model.At)], model.isKnown.Count(known => known) + (lines * (model.ends.Length + 1)) - 1);
        return model;
    }

    public double[] Expected(UseHistory history) => [.. history.Days.Select(At)];

    private double At(DailyUse day)
    {
        if (double.IsNaN(day.Driver) || !isKnown[Weekday(day)])
        {
            return double.NaN;
        }

        Span<double> row = stackalloc double[coefficients.Length];
        Fill(day, row);
        return LeastSquares.Dot(row, coefficients);
    }

    private void Fill(DailyUse day, Span<double> row)
    {
        row.Clear();
        row[Weekday(day)] = 1;
        var pieces = row[(Weekdays + (isOccupied[Weekday(day)] ? ends.Length + 1 : 0))..];
        for (var i = 0; i <= ends.Length; i++)
        {
            var from = i == 0 ? ends[0] : ends[i - 1];
            pieces[i] = i == 0 ? Math.Min(day.Driver - from, 0) : Math.Clamp(day.Driver - from, 0, i == ends.Length ? double.MaxValue : ends[i] - from);
        }
    }

    /// <summary>Weekdays of which more than 65 % lie above what heating and cooling degrees explain.</summary>
    private static bool[] Occupancy(List<DailyUse> days)
    {
        var equations = new LeastSquares(3);
        Span<double> row = stackalloc double[3];
        foreach (var day in days)
        {
            FillDegrees(day, row);
            equations.Add(row, day.EnergyKwh);
        }

        Span<double> found = stackalloc double[3];
        if (!equations.TrySolve(found, [0, Penalty, Penalty]))
        {
            found.Clear();
        }

        var (above, all) = (new int[Weekdays], new int[Weekdays]);
        foreach (var day in days)
        {
            FillDegrees(day, row);
            all[Weekday(day)]++;
            above[Weekday(day)] += day.EnergyKwh > LeastSquares.Dot(row, found) ? 1 : 0;
        }

        bool[] occupied = [.. above.Zip(all, (more, of) => more > OccupiedShare * of)];
        return occupied.Count(one => one) < FewestOccupied ? new bool[Weekdays] : occupied;
    }

    private static void FillDegrees(DailyUse day, Span<double> row)
    {
        row[0] = 1;
        row[1] = Math.Max(HeatingBase - day.Driver, 0);
        row[2] = Math.Max(day.Driver - CoolingBase, 0);
    }

    /// <summary>Where the line bends, rising; at least one.</summary>
    private static double[] Ends(double[] sorted)
    {
        List<double> ends = [.. Enumerable.Range(1, Pieces).Select(piece => sorted[(sorted.Length * piece / Pieces) - 1])];
        while (ends.Count > 1 && sorted.Count(value => value > ends[^1]) < FewestBeyond)
        {
            ends.RemoveAt(ends.Count - 1);
        }

        while (ends.Count > 1 && sorted.Count(value => value < ends[0]) < FewestBeyond)
        {
            ends.RemoveAt(0);
        }

        return [.. ends.Distinct()];
    }

    private static int Weekday(DailyUse day) => (int)day.Day.DayOfWeek;
}
