using System.Globalization;
using NodaTime;
using static UrbGrade.Gateway.Simulation.BarcelonaDrop;

namespace UrbGrade.Gateway.Simulation;

/// <summary>
/// What meters, sensors and exports get wrong on a day: gaps, estimates that are put right later, spikes, damaged rows.
/// Each is a pure function of seed, day and shop.
/// </summary>
internal sealed class MeterFaults(int seed)
{
    /// <summary>Days after which what was late or estimated is delivered properly.</summary>
    public const int CorrectionDelay = 3;

    /// <summary>Index of the shop whose meter falls silent for <see cref="SilentDays"/>.</summary>
    public const int SilentShop = 6;

    /// <summary>More than a gap that is estimated, and too many for the figures of a month.</summary>
    public const int SilentDays = 16;

    private readonly SeededNoise noise = new(seed);

    /// <summary>First day on which the meter of <see cref="SilentShop"/> is silent, and is never made up for; null for never.</summary>
    public LocalDate? SilentFrom { get; set; }

    /// <summary>The curve of one shop as the first export has it, and the rows that a later one adds.</summary>
    public void Energy(string cups, int shop, LocalDate day, ShopTruth[] truth, List<EnergyRow> now, List<EnergyRow> later)
    {
        if (shop == SilentShop && day >= SilentFrom && day < SilentFrom?.PlusDays(SilentDays))
            return;
        var at = Index(day);
        var (gapFrom, gapTo) = Span(NoiseStream.GapFault, at, shop, 0.012, 8, truth.Length);
        var gapIsFilled = noise.Uniform(NoiseStream.GapFault, at, (shop * 8) + 4) < 0.6;
        var (estimateFrom, estimateTo) = Span(NoiseStream.EstimateFault, at, shop, 0.015, 6, truth.Length);
        var (spikeAt, spikeTo) = Span(NoiseStream.SpikeFault, at, shop, 0.002, 1, truth.Length);
        var mean = truth.Average(hour => hour.EnergyKwh);
        for (var hour = 0; hour < truth.Length; hour++)
        {
            var actual = new EnergyRow(cups, day, hour + 1, Number(truth[hour].EnergyKwh), Estimated: false);
            if (hour >= gapFrom && hour < gapTo)
            {
                if (gapIsFilled)
                    later.Add(actual);
            }
            else if (hour >= estimateFrom && hour < estimateTo)
            {
                now.Add(actual with { Value = Number(mean), Estimated = true });
                later.Add(actual);
            }
            else if (hour >= spikeAt && hour < spikeTo)
            {
                now.Add(actual with { Value = Spike(truth[hour].EnergyKwh, at, shop) });
                later.Add(actual);
            }
            else
            {
                now.Add(actual);
            }
        }
    }

    /// <summary>Damages one row of the export, on few days.</summary>
    public void DamageRow(LocalDate day, List<EnergyRow> rows)
    {
        var at = Index(day);
        if (rows.Count == 0 || noise.Uniform(NoiseStream.RowFault, at) >= 0.03)
            return;
        var row = (int)(noise.Uniform(NoiseStream.RowFault, at, 1) * rows.Count);
        var damaged = noise.Uniform(NoiseStream.RowFault, at, 2) < 0.5 ? rows[row].Value.Replace(',', '.') + "0" : "#N/D";
        rows[row] = rows[row] with { Value = damaged };
    }

    /// <summary>Whether a sensor delivers at an hour, and whether it delivers its power-on value instead of a measure.</summary>
    public (bool Silent, bool PowerOn) Sensor(int shop, LocalDate day, int hour, int hours)
    {
        // When an hour comes twice, a missing row would leave open which of the two is there.
        if (hours != 24)
            return (false, false);
        var at = Index(day);
        var (silentFrom, silentTo) = Span(NoiseStream.SensorFault, at, shop, 0.01, 12, hours);
        var powerOn = silentTo > silentFrom && hour == silentTo && noise.Uniform(NoiseStream.SensorFault, at, (shop * 8) + 5) < 0.4;
        return (hour >= silentFrom && hour < silentTo, powerOn);
    }

    public int Humidity(int shop, long hour) =>
        (int)Math.Clamp(52 + (7 * noise.Correlated(NoiseStream.SensorNoise, hour / 3, 0.9, 10, shop)), 20, 90);

    /// <summary>The hour whose price is published a day late; -1 on most days.</summary>
    public int LatePrice(LocalDate day, int hours)
    {
        var at = Index(day);
        return noise.Uniform(NoiseStream.PriceFault, at) < 0.005 ? (int)(noise.Uniform(NoiseStream.PriceFault, at, 1) * hours) : -1;
    }

    // Either the decimal comma is lost, or the value is many times too large.
    private string Spike(decimal value, long at, int shop) => noise.Uniform(NoiseStream.SpikeFault, at, (shop * 8) + 4) < 0.4
        ? Math.Round((value + 1) * 1000).ToString(CultureInfo.InvariantCulture)
        : Number(value + Math.Round(45 * (value + 2), 3));

    private (int From, int To) Span(NoiseStream stream, long at, int shop, double chance, int longest, int hours)
    {
        var lane = shop * 8;
        if (noise.Uniform(stream, at, lane) >= chance)
            return (0, 0);
        var length = 1 + (int)(noise.Uniform(stream, at, lane + 1) * longest);
        var from = (int)(noise.Uniform(stream, at, lane + 2) * (hours - length));
        return (from, from + length);
    }

    private static long Index(LocalDate day) => Period.DaysBetween(new LocalDate(1970, 1, 1), day);
}
