using NodaTime;
using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Gateway.Simulation.Lighting;

/// <summary>A cabinet that does not exist: some lamps on an astronomical clock that is a few minutes off.</summary>
internal sealed class SimulatedCabinet
{
    /// <summary>On the ground below new lamps.</summary>
    public const double LedLux = 11;

    /// <summary>On the ground below the lamps of old.</summary>
    public const double SodiumLux = 17;

    private const double Standby = 38;
    private const double LedWatt = 64.8;

    // Steps by the clock lie after the latest sunset: an earlier one would light the lamps by day.
    private static readonly DimmingProfile Undimmed = DimmingProfile.Parse("sunset 100; sunrise 0");
    private static readonly DimmingProfile Customary = DimmingProfile.Parse("sunset 100; 23:30 70; 05:30 100; sunrise 0");
    private static readonly DimmingProfile Early = DimmingProfile.Parse("sunset 100; 22:30 60; 05:30 100; sunrise 0");
    private static readonly DimmingProfile Deep = DimmingProfile.Parse("sunset 100; 22:15 80; 23:00 50; 05:30 100; sunrise 0");

    private readonly SeededNoise noise;
    private readonly LightingFaults faults;
    private readonly LightingNight night;
    private readonly DateTimeZone zone;
    private readonly double wattPerLamp;
    private readonly double late;

    public SimulatedCabinet(int seed, int index, DateTimeZone zone, LightingFaults faults)
    {
        (Index, this.zone, this.faults, noise) = (index, zone, faults, new SeededNoise(seed));
        Lamps = 28 + (int)(noise.Uniform(NoiseStream.LampShape, index) * 60);
        IsLed = index % 2 == 1;
        wattPerLamp = IsLed ? LedWatt : noise.Uniform(NoiseStream.LampShape, index, 1) < 0.5 ? 172.5 : 287.5;
        late = (noise.Uniform(NoiseStream.LampShape, index, 2) * 16) - 6;
        Latitude = Math.Round(43.1843 + ((noise.Uniform(NoiseStream.LampShape, index, 3) - 0.5) * 0.014), 5);
        Longitude = Math.Round(-2.4733 + ((noise.Uniform(NoiseStream.LampShape, index, 4) - 0.5) * 0.02), 5);
        night = new LightingNight(Latitude, Longitude, zone);
    }

    public int Index { get; }

    public int Lamps { get; }

    /// <summary>Of all lamps at full light, as they were at first.</summary>
    public double InstalledWatt => Lamps * wattPerLamp;

    /// <summary>The same with new lamps.</summary>
    public double RelitWatt => Lamps * LedWatt;

    /// <summary>Whether its lamps were LED from the start. Only these can be dimmed.</summary>
    public bool IsLed { get; }

    /// <summary>The first day on which what the town did works; null for never.</summary>
    public LocalDate? ImprovedOn { get; set; }

    public double Latitude { get; }

    public double Longitude { get; }

    /// <summary>Percent of the full light at a moment.</summary>
    public int Level(Instant at) => faults.BurnsByDay(Index, at.InZone(zone).Date) ? 100
        : night.Level(ProfileOn((at - Duration.FromHours(12)).InZone(zone).Date), at, late);

    /// <summary>Whether its lamps are LED at a moment.</summary>
    public bool IsLedAt(Instant at) => IsLed || (Index == TownWorks.Relit && IsImproved(at.InZone(zone).Date));

    /// <summary>On the ground at a moment, full light.</summary>
    public double Lux(Instant at) => IsLedAt(at) ? LedLux : SodiumLux;

    private bool IsImproved(LocalDate day) => day >= ImprovedOn;

    /// <summary>What the cabinet is set to: the town tries another dimming in two streets every second year.</summary>
    private DimmingProfile ProfileOn(LocalDate evening) => (IsLed, evening.Year % 2 == 0, Index % 6) switch
    {
        (true, _, TownWorks.Dimmed) when IsImproved(evening) => Deep,
        (false, _, _) => Undimmed,
        (_, true, 1) => Early,
        (_, true, 3) => Deep,
        _ => Customary,
    };

    /// <summary>Whether the breaker is open at a moment.</summary>
    private bool IsTripped(LocalDateTime at) => faults.Trip(Index, at.Date) is { } trip && at.TimeOfDay >= trip.From && at.TimeOfDay < trip.To;

    /// <summary>Mean power of a quarter of an hour, W.</summary>
    public double Power(Instant quarter)
    {
        var watt = IsLedAt(quarter) ? LedWatt : wattPerLamp;
        var lit = Lamps - faults.LampsOut(Index, quarter.InZone(zone).Date, Lamps);
        var sum = 0.0;
        for (var minute = 0; minute < 15; minute++)
        {
            var at = quarter + Duration.FromMinutes(minute);
            if (IsTripped(at.InZone(zone).LocalDateTime))
                continue;
            var level = Level(at);
            sum += Standby + (lit * watt * Share(level));
        }

        return sum / 15 * (1 + (0.006 * noise.Normal(NoiseStream.LampNoise, quarter.ToUnixTimeSeconds() / 900, Index)));
    }

    /// <summary>Volt.</summary>
    public double Voltage(Instant at) => 230 + (1.6 * noise.Correlated(NoiseStream.LampNoise, at.ToUnixTimeSeconds() / 600, 0.9, 8, 1000 + Index));

    // A driver draws a little at any light; a dimmed LED draws less than its share.
    private static double Share(int level) => level == 0 ? 0 : 0.04 + (0.96 * level / 100.0);
}
