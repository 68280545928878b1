using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Mean temperature of civil days outside, as the sensors of an asset measured it. Reads a day when it is asked for.</summary>
/// <param name="sensors">Series of the asset, of one calendar; at least one.</param>
internal sealed class OutsideMeans(IReadingSource reader, IReadOnlyList<KnownSeries> sensors)
{
    /// <summary>A sensor with fewer says too little of a day.</summary>
    private const int FewestHours = 12;

    private readonly Dictionary<DateOnly, double?> means = [];

    /// <summary>Degrees Celsius; null where no sensor measured enough hours.</summary>
    public double? Of(DateOnly day)
    {
        if (!means.TryGetValue(day, out var mean))
        {
            means.Add(day, mean = Mean(day));
        }

        return mean;
    }

    private double? Mean(DateOnly day)
    {
        double sum = 0;
        var known = 0;
        foreach (var sensor in sensors)
        {
            var calendar = sensor.Meter.Calendar;
            var (start, end) = (calendar.StartOf(day), calendar.StartOf(day.AddDays(1)));
            var hours = new HourValue[calendar.HoursOf(day)];
            HourlySeries.Assemble(reader.ReadFor(sensor.Id, sensor.Kind, start, end), sensor.Kind, start, hours, sensor.Settings);
            double[] measured = [.. hours.Where(hour => hour.State == HourState.Measured).Select(hour => hour.Value)];
            if (measured.Length >= FewestHours)
            {
                sum += measured.Sum();
                known += measured.Length;
            }
        }

        return known > 0 ? sum / known : null;
    }
}
