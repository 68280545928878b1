using UrbGrade.Modules.Core.Numerics;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Degree days, K d, from the mean temperature outside of each local day with at least 12 valid hours.</summary>
/// <remarks>Customary bases: Spain 15 or 18, Denmark 17 (graddage), United Kingdom 15.5 degrees Celsius. Eurostat counts heating below 15 against 18, and
/// cooling from 24 against 21. A day without enough hours counts nothing and lowers the coverage, which is that of days.</remarks>
internal static class DegreeDays
{
    private const int FewestHours = 12;

    /// <summary>Mean temperature of each local day, degrees Celsius; without a value for a day with fewer than 12 valid hours.</summary>
    /// <param name="outside">Degrees Celsius, every hour of whole days.</param>
    public static KpiResult[] Days(ReadOnlySpan<HourValue> outside, ReadOnlySpan<CivilHour> hours)
    {
        var days = new List<KpiResult>();
        for (var start = 0; start < hours.Length;)
        {
            var end = start + 1;
            while (end < hours.Length && hours[end].Day == hours[start].Day)
            {
                end++;
            }

            var mean = PeriodKpi.Mean(outside[start..end]);
            days.Add(mean.Valid >= FewestHours ? mean : mean with { Value = null });
            start = end;
        }

        return [.. days];
    }

    /// <summary>Heating degree days: <c>sum of max(b - T_d, 0)</c>.</summary>
    public static KpiResult Heating(ReadOnlySpan<KpiResult> days, double basis) => Sum(days, mean => Math.Max(basis - mean, 0));

    /// <summary>Heating degree days by hours, K d: <c>sum of max(b - T_h, 0) / 24</c>; more than by days where mild days have cold hours.</summary>
    /// <param name="outside">Degrees Celsius of every hour of the period; the coverage is that of hours.</param>
    public static KpiResult HeatingByHour(ReadOnlySpan<HourValue> outside, double basis)
    {
        double sum = 0;
        foreach (var hour in outside)
        {
            sum += hour.IsValid ? Math.Max(basis - hour.Value, 0) : 0;
        }

        var mean = PeriodKpi.Mean(outside);
        return mean with { Value = mean.Value is null ? null : sum / 24 };
    }

    /// <summary>Cooling degree days: <c>sum of max(T_d - b, 0)</c>.</summary>
    public static KpiResult Cooling(ReadOnlySpan<KpiResult> days, double basis) => Sum(days, mean => Math.Max(mean - basis, 0));

    /// <summary>Heating degree days of Eurostat: <c>sum of (18 - T_d) where T_d is at most 15</c>.</summary>
    public static KpiResult EurostatHeating(ReadOnlySpan<KpiResult> days) => Sum(days, EurostatDegreeDays.Heating);

    /// <summary>Cooling degree days of Eurostat: <c>sum of (T_d - 21) where T_d is at least 24</c>.</summary>
    public static KpiResult EurostatCooling(ReadOnlySpan<KpiResult> days) => Sum(days, EurostatDegreeDays.Cooling);

    private static KpiResult Sum(ReadOnlySpan<KpiResult> days, Func<double, double> part)
    {
        double sum = 0;
        int valid = 0, estimated = 0;
        foreach (var day in days)
        {
            if (day.Value is { } mean)
            {
                sum += part(mean);
                valid++;
                estimated += day.Estimated > 0 ? 1 : 0;
            }
        }

        return new KpiResult(valid == 0 ? null : sum, days.Length, valid, estimated);
    }
}
