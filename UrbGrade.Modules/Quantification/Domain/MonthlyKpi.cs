namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>The KPI of a calendar month from those of its days.</summary>
/// <remarks>Days without a result count as expected and not valid: the caller gives the hours of the whole month.</remarks>
internal static class MonthlyKpi
{
    /// <summary>Sum of amounts such as energy and cost.</summary>
    /// <param name="days">Results of days of the month, in order of day.</param>
    /// <param name="hoursOfMonth">Hours of the month, daylight-saving changes included.</param>
    public static KpiResult Sum(ReadOnlySpan<KpiResult> days, int hoursOfMonth)
    {
        var (sum, _, valid, estimated) = Add(days);
        return new KpiResult(valid == 0 ? null : sum, hoursOfMonth, valid, estimated);
    }

    /// <summary>Mean of states such as temperatures, each day weighted by its valid hours.</summary>
    /// <param name="days">Results of days of the month, in order of day.</param>
    /// <param name="hoursOfMonth">Hours of the month, daylight-saving changes included.</param>
    public static KpiResult Mean(ReadOnlySpan<KpiResult> days, int hoursOfMonth)
    {
        var (_, weighted, valid, estimated) = Add(days);
        return new KpiResult(valid == 0 ? null : weighted / valid, hoursOfMonth, valid, estimated);
    }

    private static (double Sum, double Weighted, int Valid, int Estimated) Add(ReadOnlySpan<KpiResult> days)
    {
        double sum = 0, weighted = 0;
        int valid = 0, estimated = 0;
        foreach (var day in days)
        {
            sum += day.Value ?? 0;
            weighted += (day.Value ?? 0) * day.Valid;
            valid += day.Valid;
            estimated += day.Estimated;
        }

        return (sum, weighted, valid, estimated);
    }
}
