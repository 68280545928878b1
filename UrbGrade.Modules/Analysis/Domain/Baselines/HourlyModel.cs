namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>An hourly baseline, asked for days.</summary>
/// <param name="Quality">Of sums of days.</param>
internal sealed record HourlyModel(HourlyBaseline Hours, FitQuality Quality) : IBaselineModel
{
    /// <summary>Null where no hourly baseline can be fitted.</summary>
    public static HourlyModel? Fit(UseHistory history)
    {
        if (history.Hours is null || HourlyBaseline.Fit(history.Hours) is not { } hours)
        {
            return null;
        }

        var model = new HourlyModel(hours, hours.Quality);
        var expected = model.Expected(history);
        var measured = new List<double>();
        var modelled = new List<double>();
        for (var i = 0; i < expected.Length; i++)
        {
            if (history.Days[i].IsWhole && !double.IsNaN(expected[i]))
            {
                measured.Add(history.Days[i].EnergyKwh);
                modelled.Add(expected[i]);
            }
        }

        return measured.Count == 0 ? null : model with { Quality = FitQuality.Of([.. measured], [.. modelled], slopes: 0) };
    }

    public double[] Expected(UseHistory history)
    {
        var sums = new Dictionary<DateOnly, (double Sum, int Hours)>();
        foreach (var hour in history.Hours ?? [])
        {
            var modelled = Hours.At(hour);
            if (!double.IsNaN(modelled))
            {
                var (sum, count) = sums.GetValueOrDefault(hour.Day);
                sums[hour.Day] = (sum + modelled, count + 1);
            }
        }

        return [.. history.Days.Select(day => sums.TryGetValue(day.Day, out var known) && known.Hours >= 12 ? known.Sum * 24 / known.Hours : double.NaN)];
    }
}
