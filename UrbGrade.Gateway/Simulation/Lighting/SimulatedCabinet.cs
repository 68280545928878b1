using NodaTime;
using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Gateway.Simulation.Lighting;

/// <summary>A cabinet that does not exist: some lamps on an astronomical clock that is a few minutes off.</summary>
internal sealed class SimulatedCabinet
{
    private const double Standby = 38;

    private static readonly DimmingProfile Undimmed = DimmingProfile.Parse("sunset 100; sunrise 0");
    private static readonly DimmingProfile Customary = DimmingProfile.Parse("sunset 100; 23:30 70; 05:30 100; sunrise 0");
    private static readonly DimmingProfile Early = DimmingProfile.Parse("sunset 100; 22:00 60; 05:30 100; sunrise 0");
    private static readonly DimmingProfile Deep = DimmingProfile.Parse("sunset 100; 20:30 80; 22:30 50; 05:30 100; sunrise 0");

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
        wattPerLamp = IsLed ? 64.8 : noise.Uniform(NoiseStream.LampShape, index, 1) < 0.5 ? 172.5 : 287.5;
        late = (noise.Uniform(NoiseStream.LampShape, index, 2) * 16) - 6;
        Latitude = Math.Round(43.1843 + ((noise.Uniform(NoiseStream.LampShape, index, 3) - 0.5) * 0.014), 5);
        Longitude = Math.Round(-2.4733 + ((noise.Uniform(NoiseStream.LampShape, index, 4) - 0.5) * 0.02), 5);
        night = new LightingNight(Latitude, Longitude, zone);
    }

    public int Index { get; }

    public int Lamps { get; }

    /// <summary>Of all lamps at full light.</summary>
    public double InstalledWatt => Lamps * wattPerLamp;

    /// <summary>Only these can be dimmed.</summary>
    public bool IsLed { get; }

    public double Latitude { get; }

    public double Longitude { get; }

    /// <summary>Percent of the full light at a moment.</summary>
    public int Level(Instant at) => faults.BurnsByDay(Index, at.InZone(zone).Date) ? 100
        : night.Level(ProfileIn((at - Duration.FromHours(12)).InZone(zone).Year), at, late);

    /// <summary>What the cabinet is set to in a year: the town tries another dimming in two streets every second one.</summary>
    private DimmingProfile ProfileIn(int year) => (IsLed, year % 2 == 0, Index % 6) switch
    {
        (false, _, _) => Undimmed,
        (_, true, 1) => Early,
        (_, true, 3) => Deep,
        _ => Customary,
    };

    /// <summary>Mean power of a quarter of an hour, W.</summary>
    public double Power(Instant quarter)
    {
        var lit = Lamps - faults.LampsOut(Index, quarter.InZone(zone).Date, Lamps);
        var sum = 0.0;
        for (var minute = 0; minute < 15; minute++)
        {
            var level = Level(quarter + Duration.FromMinutes(minute));
            sum += Standby + (lit * wattPerLamp * Share(level));
        }

        return sum / 15 * (1 + (0.006 * noise.Normal(NoiseStream.LampNoise, quarter.ToUnixTimeSeconds() / 900, Index)));
    }

    /// <summary>Volt.</summary>
    public double Voltage(Instant at) => 230 + (1.6 * noise.Correlated(NoiseStream.LampNoise, at.ToUnixTimeSeconds() / 600, 0.9, 8, 1000 + Index));

    // A driver draws a little at any light; a dimmed LED draws less than its share.
    private static double Share(int level) => level == 0 ? 0 : 0.04 + (0.96 * level / 100.0);
}
