using NodaTime;

namespace UrbGrade.Gateway.Simulation;

/// <summary>Day-ahead prices: two daily peaks, cheaper weekends, weeks of wind and of calm, and rare evening spikes.</summary>
internal sealed class SimulatedMarket(int seed, DateTimeZone zone)
{
    private static readonly double[] Course =
        [-7, -10, -12, -13, -13, -11, -5, 3, 8, 8, 5, 2, 0, -2, -4, -5, -3, 2, 8, 14, 17, 13, 5, -2];

    private readonly SeededNoise noise = new(seed);

    /// <summary>EUR/MWh, two decimals.</summary>
    public decimal Price(Instant hour)
    {
        var local = hour.InZone(zone).LocalDateTime;
        var day = Period.DaysBetween(new LocalDate(1970, 1, 1), local.Date);
        var level = 54 + (7 * Math.Cos(2 * Math.PI * (local.DayOfYear - 10) / 365.25)) + (11 * noise.Correlated(NoiseStream.DayPrice, day, 0.75, 14));
        var weekend = local.DayOfWeek is IsoDayOfWeek.Saturday ? -5 : local.DayOfWeek is IsoDayOfWeek.Sunday ? -9 : 0;
        var price = level + weekend + Course[local.Hour] + (1.5 * noise.Normal(NoiseStream.HourPrice, hour.ToUnixTimeSeconds() / 3600));
        if (local.Hour is >= 18 and <= 21 && noise.Uniform(NoiseStream.PriceSpike, day) < 0.015)
            price *= 2.2 + (1.5 * noise.Uniform(NoiseStream.PriceSpike, day, 1));
        return Math.Round((decimal)Math.Max(0.5, price), 2);
    }
}
