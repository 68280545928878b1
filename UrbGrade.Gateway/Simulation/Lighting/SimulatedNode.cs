using NodaTime;
using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Gateway.Simulation.Lighting;

/// <summary>A node on a lamp post that does not exist. It senses temperature, current and voltage, and dims its lamp by its program.</summary>
internal sealed class SimulatedNode(int seed, int index, SimulatedCabinet cabinet, SimulatedWeather weather, DateTimeZone zone)
{
    /// <summary>What a node works by before it was given a program.</summary>
    public static readonly DimmingProfile Customary = DimmingProfile.Parse("sunset 100; sunrise 0");

    private const double Watt = 64.8;

    private readonly SeededNoise noise = new(seed);
    private readonly LightingNight night = new(cabinet.Latitude, cabinet.Longitude, zone);

    /// <summary>One line of its log, of a moment.</summary>
    internal readonly record struct Reading(Instant At, double Volt, double Ampere, double Celsius, double Kilowatt, double RegisterKwh, int Level);

    public int Index => index;

    public SimulatedCabinet Cabinet => cabinet;

    /// <summary>What the node logged in ten-minute steps of a time.</summary>
    public IEnumerable<Reading> Log(Instant from, Instant to, DimmingProfile profile)
    {
        var nominal = Watt / 1000 * 0.48;
        for (var at = from; at < to; at += Duration.FromMinutes(10))
        {
            var level = night.Level(profile, at);
            var hour = at.ToUnixTimeSeconds() / 3600;
            var volt = cabinet.Voltage(at) - 0.6;
            var watt = level == 0 ? 1.2 : 1.2 + (Watt * level / 100.0 * (1 + (0.01 * noise.Normal(NoiseStream.NodeNoise, at.ToUnixTimeSeconds() / 600, index))));
            yield return new Reading(
                at, volt, watt / (volt * 0.95), weather.Temperature(hour) + (level * 0.05) + 2, watt / 1000,
                1000 + (index * 37) + (nominal * (at - Instant.FromUtc(2013, 1, 1, 0, 0)).TotalHours), level);
        }
    }
}
