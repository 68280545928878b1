using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>The KPI of a period from its hours: what is not valid does not count, and lowers the coverage.</summary>
internal static class PeriodKpi
{
    /// <summary>Sum of an amount such as energy or cost.</summary>
    /// <param name="hours">Every hour of the period.</param>
    public static KpiResult Sum(ReadOnlySpan<HourValue> hours)
    {
        var (sum, valid, estimated) = Tally(hours);
        return new KpiResult(valid == 0 ? null : sum, hours.Length, valid, estimated);
    }

    /// <summary>Mean of a state such as a temperature.</summary>
    /// <param name="hours">Every hour of the period.</param>
    public static KpiResult Mean(ReadOnlySpan<HourValue> hours)
    {
        var (sum, valid, estimated) = Tally(hours);
        return new KpiResult(valid == 0 ? null : sum / valid, hours.Length, valid, estimated);
    }

    private static (double Sum, int Valid, int Estimated) Tally(ReadOnlySpan<HourValue> hours)
    {
        double sum = 0;
        int valid = 0, estimated = 0;
        foreach (var hour in hours)
        {
            if (hour.IsValid)
            {
                sum += hour.Value;
                valid++;
                estimated += hour.State == HourState.Estimated ? 1 : 0;
            }
        }

        return (sum, valid, estimated);
    }
}
