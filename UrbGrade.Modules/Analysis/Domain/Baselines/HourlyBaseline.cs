namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>The hourly baseline of CalTRACK 2.0: a time-of-week-and-temperature model for each month of the year.</summary>
/// <param name="Quality">All hours of the baseline, each by its month's model.</param>
internal sealed record HourlyBaseline(FitQuality Quality)
{
    private readonly TimeOfWeekMonth?[] months = new TimeOfWeekMonth?[12];

    /// <summary>Null with fewer than two weeks of whole hours, or where a month of the data cannot be fitted.</summary>
    /// <param name="hours">In the order of time; those that are not whole are left out.</param>
    public static HourlyBaseline? Fit(IReadOnlyList<HourlyUse> hours)
    {
        var baseline = new HourlyBaseline(new FitQuality(0, 0, 0, 0, 0, 0, 0, 0, 0));
        for (var month = 1; month <= 12; month++)
        {
            baseline.months[month - 1] = TimeOfWeekMonth.Fit(hours, month);
        }

        var measured = new List<double>(hours.Count);
        var modelled = new List<double>(hours.Count);
        foreach (var use in hours)
        {
            var model = baseline.At(use);
            if (use.IsWhole && !double.IsNaN(model))
            {
                measured.Add(use.EnergyKwh);
                modelled.Add(model);
            }
        }

        if (measured.Count == 0)
        {
            return null;
        }

        var slopes = baseline.months.Max(month => month?.Count ?? 0) - 1;
        return baseline with { Quality = FitQuality.Of([.. measured], [.. modelled], slopes) };
    }

    /// <summary>kWh of an hour; NaN without a temperature, or where that month's model has none of that hour of the week.</summary>
    public double At(HourlyUse hour) => months[hour.Day.Month - 1]?.At(hour) ?? double.NaN;
}
