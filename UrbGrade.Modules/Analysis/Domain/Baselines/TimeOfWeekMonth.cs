using UrbGrade.Modules.Core.Numerics;

namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>The time-of-week-and-temperature model of one month, fitted on it and, at half weight, on the months before and after.</summary>
/// <remarks>Source: CalTRACK 2.0 Methods, 3.5 to 3.9 (hourly), after J. L. Mathieu et al., Quantifying Changes in Building Electricity Use (2011).</remarks>
internal sealed class TimeOfWeekMonth
{
    private const int Hours = 168;
    private const int FewestInBin = 20;
    private const int FewestHours = 14 * 24;
    private const double OccupiedShare = 0.65;
    private const double Penalty = 1e-8;

    private static readonly double[] UsualEnds = [30, 45, 55, 65, 75, 90];

    private readonly bool[] isOccupied;
    private readonly bool[] isKnown = new bool[Hours];
    private readonly double[] ends;
    private readonly (double Unoccupied, double Occupied) means;

    /// <summary>Of the hours of the week, then of the pieces at unoccupied ones, then of those at occupied ones.</summary>
    private readonly double[] coefficients;

    private TimeOfWeekMonth(bool[] isOccupied, double[] ends, (double Unoccupied, double Occupied) means)
    {
        (this.isOccupied, this.ends, this.means) = (isOccupied, ends, means);
        coefficients = new double[Count];
    }

    /// <summary>Coefficients: one for each hour of the week, and two for each piece of the temperature.</summary>
    public int Count => Hours + (2 * (ends.Length + 1));

    /// <summary>Null with fewer than two weeks of whole hours.</summary>
    /// <param name="month">1 to 12.</param>
    public static TimeOfWeekMonth? Fit(IReadOnlyList<HourlyUse> hours, int month)
    {
        var rows = new List<(HourlyUse Use, double Weight)>();
        foreach (var use in hours)
        {
            if (use.IsWhole && Knows(month, use.Day))
            {
                rows.Add((use, use.Day.Month == month ? 1 : 0.5));
            }
        }

        if (rows.Count < FewestHours)
        {
            return null;
        }

        var isOccupied = Occupancy(rows);
        var fitted = new TimeOfWeekMonth(isOccupied, Ends(rows), (Mean(rows, isOccupied, false), Mean(rows, isOccupied, true)));
        var equations = new LeastSquares(fitted.Count);
        var row = new double[fitted.Count];
        var penalty = new double[fitted.Count];
        Array.Fill(penalty, Penalty);
        foreach (var (use, weight) in rows)
        {
            fitted.isKnown[use.HourOfWeek] = true;
            fitted.Fill(use, row);
            equations.Add(row, use.EnergyKwh, weight);
        }

        return equations.TrySolve(fitted.coefficients, penalty) ? fitted : null;
    }

    /// <summary>Whether the model of a month, 1 to 12, is fitted on a day.</summary>
    public static bool Knows(int month, DateOnly day) => (day.Month - month + 12) % 12 is 0 or 1 or 11;

    /// <summary>kWh of an hour; NaN where the temperature is missing, or where the model never saw that hour of the week.</summary>
    public double At(HourlyUse hour)
    {
        if (double.IsNaN(hour.OutsideCelsius) || !isKnown[hour.HourOfWeek])
        {
            return double.NaN;
        }

        Span<double> row = stackalloc double[Count];
        Fill(hour, row);
        return LeastSquares.Dot(row, coefficients);
    }

    /// <summary>An hour of the week is occupied when more than 65 % of its values lie above what heating and cooling degrees explain.</summary>
    private static bool[] Occupancy(List<(HourlyUse Use, double Weight)> rows)
    {
        var equations = new LeastSquares(3);
        Span<double> row = stackalloc double[3];
        foreach (var (use, weight) in rows)
        {
            FillDegrees(use, row);
            equations.Add(row, use.EnergyKwh, weight);
        }

        Span<double> found = stackalloc double[3];
        Span<double> penalty = [0, Penalty, Penalty];
        if (!equations.TrySolve(found, penalty))
        {
            found.Clear();
        }

        var above = new int[Hours];
        var all = new int[Hours];
        foreach (var (use, _) in rows)
        {
            FillDegrees(use, row);
            all[use.HourOfWeek]++;
            above[use.HourOfWeek] += use.EnergyKwh > LeastSquares.Dot(row, found) ? 1 : 0;
        }

        var isOccupied = new bool[Hours];
        for (var hour = 0; hour < Hours; hour++)
        {
            isOccupied[hour] = above[hour] > OccupiedShare * all[hour];
        }

        return isOccupied;
    }

    private static void FillDegrees(HourlyUse use, Span<double> row)
    {
        var outside = Fahrenheit(use);
        row[0] = 1;
        row[1] = Math.Max(50 - outside, 0);
        row[2] = Math.Max(outside - 65, 0);
    }

    private static double Mean(List<(HourlyUse Use, double Weight)> rows, bool[] isOccupied, bool occupied) =>
        rows.Where(row => isOccupied[row.Use.HourOfWeek] == occupied).Select(row => Fahrenheit(row.Use)).DefaultIfEmpty().Average();

    /// <summary>Ends of the temperature's pieces, without those that would leave a piece with fewer than twenty hours, occupied or not.</summary>
    private static double[] Ends(List<(HourlyUse Use, double Weight)> rows)
    {
        double[] temperatures = [.. rows.Select(row => Fahrenheit(row.Use))];
        List<double> ends = [.. UsualEnds];
        while (ends.Count > 0 && temperatures.Count(value => value <= ends[0]) < FewestInBin)
        {
            ends.RemoveAt(0);
        }

        while (ends.Count > 0 && temperatures.Count(value => value > ends[^1]) < FewestInBin)
        {
            ends.RemoveAt(ends.Count - 1);
        }

        for (var i = 1; i < ends.Count; i++)
        {
            if (temperatures.Count(value => value > ends[i - 1] && value <= ends[i]) < FewestInBin)
            {
                ends.RemoveAt(i--);
            }
        }

        return [.. ends];
    }

    /// <summary>Pieces count from the mean temperature of hours of their kind: one that these never reach is nothing, not a constant that the hours of the week
    /// hold already.</summary>
    private void Fill(HourlyUse use, Span<double> row)
    {
        row.Clear();
        row[use.HourOfWeek] = 1;
        var occupied = isOccupied[use.HourOfWeek];
        var pieces = row[(Hours + (occupied ? ends.Length + 1 : 0))..];
        var mean = occupied ? means.Occupied : means.Unoccupied;
        var outside = Fahrenheit(use);
        for (var i = 0; i <= ends.Length; i++)
        {
            var from = i == 0 ? double.NegativeInfinity : ends[i - 1];
            var to = i == ends.Length ? double.PositiveInfinity : ends[i];
            pieces[i] = Math.Clamp(outside, from, to) - Math.Clamp(mean, from, to);
        }
    }

    private static double Fahrenheit(HourlyUse use) => (use.OutsideCelsius * 1.8) + 32;
}
