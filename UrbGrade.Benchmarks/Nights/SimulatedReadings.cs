using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Benchmarks.Nights;

/// <summary>Hours of an amount and of the temperature beside it, as modules read them from the store.</summary>
internal sealed class SimulatedReadings : IReadingSource
{
    private const int EnergyId = 1;
    private const int TemperatureId = 2;

    private static readonly LocalCalendar Calendar = LocalCalendar.Of("UTC");

    private readonly StoredReading[] energy;
    private readonly StoredReading[] temperature;

    public SimulatedReadings(DateOnly from, double[] hours, double[] outside) =>
        (energy, temperature) = (Readings(from, hours), Readings(from, outside));

    public static MeasuredSeries Energy { get; } = Series(EnergyId, Quantities.Energy, "kW.h", "power", SeriesKind.Interval);

    public static MeasuredSeries Temperature { get; } = Series(TemperatureId, Quantities.OutsideTemperature, "Cel", null, SeriesKind.Mean);

    public ReadOnlySpan<StoredReading> ReadFor(int seriesId, SeriesKind kind, long from, long to, long longest = 0)
    {
        var all = seriesId == EnergyId ? energy : temperature;
        var first = Math.Clamp((from - all[0].Start) / LocalCalendar.Hour, 0, all.Length);
        return all.AsSpan((int)first..(int)Math.Clamp((to - all[0].Start) / LocalCalendar.Hour, first, all.Length));
    }

    public List<CheckedValue> ReadChecked(int seriesId, long from, long to) => [];

    private static StoredReading[] Readings(DateOnly from, double[] hours)
    {
        var start = Calendar.StartOf(from);
        return [.. hours.Select((value, i) => new StoredReading(start + (i * LocalCalendar.Hour), start + ((i + 1) * LocalCalendar.Hour), value, ReadingQuality.Measured, 1))];
    }

    private static MeasuredSeries Series(int id, string quantity, string unit, string? medium, SeriesKind kind) =>
        new(id, 1, "meter", 1, quantity, unit, medium, kind, Calendar, []);
}
