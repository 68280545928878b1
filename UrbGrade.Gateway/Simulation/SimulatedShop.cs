using NodaTime;

namespace UrbGrade.Gateway.Simulation;

/// <summary>One hour of a simulated shop as it truly was, before any fault of meters.</summary>
/// <param name="EnergyKwh">Three decimals.</param>
/// <param name="InsideCelsius">One decimal.</param>
internal readonly record struct ShopTruth(decimal EnergyKwh, decimal InsideCelsius);

/// <summary>
/// A shop with its building: loads by opening hours and trade, and one thermal mass behind one resistance (1R1C) that a
/// thermostat heats and cools electrically. A day starts from a fixed state five days earlier, long against the
/// building's time constant, so that it is the same in every range of days.
/// </summary>
internal sealed class SimulatedShop
{
    private const int WarmUpDays = 5;
    private const double Setback = 14;
    private const int StepsPerHour = 6;

    private readonly SeededNoise noise;
    private readonly SimulatedWeather weather;
    private readonly DateTimeZone zone;
    private readonly double size;
    private readonly Computed?[] recent = new Computed?[8];

    public SimulatedShop(int seed, int index, SimulatedWeather weather, DateTimeZone zone)
    {
        noise = new SeededNoise(seed);
        this.weather = weather;
        this.zone = zone;
        Index = index;
        Trade = Trade.Of(index);
        AreaSquareMetres = Math.Round(Trade.LeastArea + (Shape(0) * (Trade.MostArea - Trade.LeastArea)));
        size = AreaSquareMetres * (0.85 + (0.3 * Shape(1)));
        Latitude = Math.Round(41.398 + (0.022 * Shape(2)), 5);
        Longitude = Math.Round(2.184 + (0.026 * Shape(3)) + (0.4 * (Latitude - 41.398)), 5);
    }

    public int Index { get; }

    public Trade Trade { get; }

    public double AreaSquareMetres { get; }

    public double Latitude { get; }

    public double Longitude { get; }

    /// <summary>The hours of a civil day, in order: 23, 24 or 25.</summary>
    public ShopTruth[] Day(LocalDate day)
    {
        // A day is asked for by its meter, its sensor and its correction; the last few are kept.
        var slot = day.Day % recent.Length;
        if (recent[slot] is { } known && known.Day == day)
            return known.Truth;
        var truth = Compute(day);
        recent[slot] = new Computed(day, truth);
        return truth;
    }

    private ShopTruth[] Compute(LocalDate day)
    {
        var from = Hour(day);
        var to = Hour(day.PlusDays(1));
        var truth = new ShopTruth[to - from];
        var inside = 21.5;
        for (var hour = Hour(day.PlusDays(-WarmUpDays)); hour < to; hour++)
        {
            var (watts, mean) = Step(hour, ref inside);
            if (hour >= from)
                truth[hour - from] = new ShopTruth(Math.Round((decimal)(watts / 1000 * Unrest(hour)), 3), Math.Round((decimal)mean, 1));
        }

        return truth;
    }

    private (double Watts, double InsideCelsius) Step(long hour, ref double inside)
    {
        var local = Instant.FromUnixTimeSeconds(hour * 3600).InZone(zone).LocalDateTime;
        var opening = Trade.OpenOn(local.Date);
        var open = opening.Any(part => local.Hour >= part.From && local.Hour < part.To);
        var soonOpen = open || opening.Any(part => local.Hour == part.From - 1);
        var outside = weather.Temperature(hour);
        var sun = weather.Sun(hour);

        var busy = Trade.Work is { } work ? (opening.Length > 0 ? work[local.Hour] : 0) : open ? 1 : 0.3;
        var equipment = Trade.Equipment * busy;
        var lighting = open ? Trade.Lighting * (1 - (0.25 * sun)) : soonOpen ? Trade.Lighting * 0.4 : 0;
        var refrigeration = Trade.Cooling * Math.Max(0.5, 1 + (0.025 * (outside - 20)) + (open ? 0.1 : 0));
        var hvac = Climate(outside, sun, soonOpen, lighting + (0.5 * equipment) + (open ? 8 : 0), ref inside, out var mean);

        return ((Trade.Always + lighting + equipment + refrigeration + hvac) * size, mean);
    }

    private double Unrest(long hour) =>
        Math.Exp((0.05 * noise.Normal(NoiseStream.ShopDay, hour / 24, Index)) + (0.06 * noise.Correlated(NoiseStream.ShopHour, hour, 0.5, 6, Index)));

    // Per square metre: loss 2.2 W/K, mass 60 Wh/K, at most 90 W of heat or cold, both from a heat pump.
    private double Climate(double outside, double sun, bool thermostat, double gains, ref double inside, out double mean)
    {
        const double Loss = 2.2;
        const double Mass = 60;
        const double Most = 90;
        var electric = 0.0;
        mean = 0;
        for (var step = 0; step < StepsPerHour; step++)
        {
            var free = (Loss * (outside - inside)) + gains + (12 * sun);
            var wanted = 0.0;
            var heatTo = thermostat ? Trade.HeatTo : Setback;
            if (inside < heatTo)
                wanted = Math.Clamp(((heatTo - inside) * Mass * 2) - free, 0, Most);
            else if (thermostat && inside > Trade.CoolTo)
                wanted = Math.Clamp(((Trade.CoolTo - inside) * Mass * 2) - free, -Most, 0);
            inside += (free + wanted) / (Mass * StepsPerHour);
            electric += Math.Abs(wanted) / (wanted > 0 ? 3.0 : 2.8);
            mean += inside;
        }

        mean /= StepsPerHour;
        return electric / StepsPerHour;
    }

    private double Shape(int lane) => noise.Uniform(NoiseStream.ShopShape, Index, lane);

    private long Hour(LocalDate day) => zone.AtStartOfDay(day).ToInstant().ToUnixTimeSeconds() / 3600;

    private sealed record Computed(LocalDate Day, ShopTruth[] Truth);
}
