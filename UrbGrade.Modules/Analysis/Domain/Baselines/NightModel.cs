using UrbGrade.Modules.Core.Numerics;

namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>Daily use of street lighting as a line of the hours of darkness.</summary>
/// <param name="BaseKwh">Each day: what burns or stands by however long the night is.</param>
/// <param name="KwhPerDarkHour">Power of the lamps while they burn, kW.</param>
internal sealed record NightModel(double BaseKwh, double KwhPerDarkHour, FitQuality Quality) : IBaselineModel
{
    private const int FewestDays = 10;

    /// <summary>A day on which lamps burnt half as long again as the night, or half of it, shows a fault and not what is usual.</summary>
    private const double MostShare = 1.5;

    private const double LeastShare = 0.5;

    /// <summary>kWh of a day with so many dark hours.</summary>
    public double At(double darkHours) => BaseKwh + (KwhPerDarkHour * darkHours);

    public double[] Expected(UseHistory history) => [.. history.Days.Select(day => At(day.Driver))];

    /// <summary>The line; null with fewer than ten whole days, or where use does not grow with the night.</summary>
    public static NightModel? Fit(IReadOnlyList<DailyUse> days)
    {
        var whole = days.Where(day => day.IsWhole).ToList();
        if (whole.Count < FewestDays)
        {
            return null;
        }

        var equations = new LeastSquares(2);
        Span<double> row = stackalloc double[2];
        row[0] = 1;
        foreach (var day in whole)
        {
            row[1] = day.Driver;
            equations.Add(row, day.EnergyKwh);
        }

        Span<double> found = stackalloc double[2];
        if (!equations.TrySolve(found) || found[1] <= 0)
        {
            return null;
        }

        var model = new NightModel(found[0], found[1], new FitQuality(0, 0, 0, 0, 0, 0, 0, 0, 0));
        return model with { Quality = FitQuality.Of([.. whole.Select(day => day.EnergyKwh)], [.. whole.Select(day => model.At(day.Driver))], slopes: 1) };
    }

    /// <summary>Days on which lamps burnt by day or hardly at all: power for each dark hour far from the median of all days.</summary>
    public static IReadOnlyList<DateOnly> Faults(IReadOnlyList<DailyUse> days)
    {
        double[] power = [.. days.Where(day => day.IsWhole && day.Driver > 0).Select(day => day.EnergyKwh / day.Driver).Order()];
        if (power.Length == 0)
        {
            return [];
        }

        var usual = power[power.Length / 2];
        return [.. days.Where(day => day.IsWhole && (day.EnergyKwh > MostShare * usual * day.Driver || day.EnergyKwh < LeastShare * usual * day.Driver)).Select(day => day.Day)];
    }
}
