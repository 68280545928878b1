using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>The KPI of a period from its hours: what is not valid does not count, and lowers the coverage.</summary>
internal static class PeriodKpi
{
    /// <summary>Sum of an amount such as energy or cost. What is known only as a sum of many hours counts, as an estimate.</summary>
    /// <param name="hours">Every hour of the period.</param>
    public static KpiResult Sum(ReadOnlySpan<HourValue> hours) => Sum(hours, HourState.Spread);

    /// <summary>Sum of the hours that say by themselves how an amount lies over the period.</summary>
    /// <param name="hours">Every hour of the period.</param>
    public static KpiResult Shape(ReadOnlySpan<HourValue> hours) => Sum(hours, HourState.Estimated);

    /// <summary>Mean of a state such as a temperature.</summary>
    /// <param name="hours">Every hour of the period.</param>
    public static KpiResult Mean(ReadOnlySpan<HourValue> hours)
    {
        var (sum, valid, estimated) = Tally(hours, HourState.Estimated);
        return new KpiResult(valid == 0 ? null : sum / valid, hours.Length, valid, estimated);
    }

    private static KpiResult Sum(ReadOnlySpan<HourValue> hours, HourState least)
    {
        var (sum, valid, estimated) = Tally(hours, least);
        return new KpiResult(valid == 0 ? null : sum, hours.Length, valid, estimated);
    }

    private static (double Sum, int Valid, int Estimated) Tally(ReadOnlySpan<HourValue> hours, HourState least)
    {
        double sum = 0;
        int valid = 0, estimated = 0;
        foreach (var hour in hours)
        {
            if (hour.State >= least)
            {
                sum += hour.Value;
                valid++;
                estimated += hour.State == HourState.Measured ? 0 : 1;
            }
        }

        return (sum, valid, estimated);
    }
}
