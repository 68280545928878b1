using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Degree days, K d, from the mean temperature outside of each local day with at least 12 valid hours.</summary>
/// <remarks>Customary bases: Spain 15 or 18, Denmark 17 (graddage), United Kingdom 15.5 degrees Celsius. Eurostat counts heating below 15 against 18, and cooling
/// from 24 against 21. A day without enough hours counts nothing and lowers the coverage.</remarks>
internal static class DegreeDays
{
    private const int FewestHours = 12;

    /// <summary>Means of the days in degrees Celsius; null for a day with fewer than 12 valid hours.</summary>
    /// <param name="outside">Degrees Celsius, every hour of whole days.</param>
    public static double?[] DayMeans(ReadOnlySpan<HourValue> outside, ReadOnlySpan<CivilHour> hours)
    {
        var means = new List<double?>();
        for (var start = 0; start < hours.Length;)
        {
            var end = start + 1;
            while (end < hours.Length && hours[end].Day == hours[start].Day)
            {
                end++;
            }

            var mean = PeriodKpi.Mean(outside[start..end]);
            means.Add(mean.Valid >= FewestHours ? mean.Value : null);
            start = end;
        }

        return [.. means];
    }

    /// <summary>Heating degree days: <c>sum of max(b - T_d, 0)</c>.</summary>
    public static double Heating(ReadOnlySpan<double?> dayMeans, double basis) => Sum(dayMeans, mean => Math.Max(basis - mean, 0));

    /// <summary>Cooling degree days: <c>sum of max(T_d - b, 0)</c>.</summary>
    public static double Cooling(ReadOnlySpan<double?> dayMeans, double basis) => Sum(dayMeans, mean => Math.Max(mean - basis, 0));

    /// <summary>Heating degree days of Eurostat: <c>sum of (18 - T_d) where T_d is at most 15</c>.</summary>
    public static double EurostatHeating(ReadOnlySpan<double?> dayMeans) => Sum(dayMeans, mean => mean <= 15 ? 18 - mean : 0);

    /// <summary>Cooling degree days of Eurostat: <c>sum of (T_d - 21) where T_d is at least 24</c>.</summary>
    public static double EurostatCooling(ReadOnlySpan<double?> dayMeans) => Sum(dayMeans, mean => mean >= 24 ? mean - 21 : 0);

    /// <summary>Heating degree days of the hours: <c>sum of max(b - T_h, 0) / 24</c>; greater than those of day means in mild seasons.</summary>
    public static double HourlyHeating(ReadOnlySpan<HourValue> outside, double basis)
    {
        double sum = 0;
        foreach (var hour in outside)
        {
            sum += hour.IsValid ? Math.Max(basis - hour.Value, 0) : 0;
        }

        return sum / 24;
    }

    private static double Sum(ReadOnlySpan<double?> dayMeans, Func<double, double> part)
    {
        double sum = 0;
        foreach (var mean in dayMeans)
        {
            sum += mean is { } degrees ? part(degrees) : 0;
        }

        return sum;
    }
}
