using NodaTime;

namespace UrbGrade.Gateway.Simulation.Houses;

/// <summary>What the meters of houses and the way to them get wrong. Each is a pure function of seed, house and day.</summary>
internal sealed class HouseFaults(int seed)
{
    /// <summary>Days after which the data hub delivers what it had estimated.</summary>
    public const int CorrectionDelay = 4;

    private readonly SeededNoise noise = new(seed);

    /// <summary>Hours whose telegrams are lost: none on most days, some of one meter, or all of a house that is silent.</summary>
    public (int From, int To) Lost(int house, LocalDate day, int lane)
    {
        var at = Index(day);
        if (noise.Uniform(NoiseStream.TelegramFault, at, Lane(house, 0)) < 0.004)
            return (0, 24);
        if (noise.Uniform(NoiseStream.TelegramFault, at, Lane(house, lane)) >= 0.03)
            return (0, 0);
        var from = (int)(noise.Uniform(NoiseStream.TelegramFault, at, Lane(house, lane + 1)) * 22);
        return (from, from + 1 + (int)(noise.Uniform(NoiseStream.TelegramFault, at, Lane(house, lane + 2)) * 5));
    }

    /// <summary>A telegram as it arrives: on few days one is damaged on its way.</summary>
    public byte[] OnTheWay(byte[] telegram, int house, LocalDate day, int hour)
    {
        if (noise.Uniform(NoiseStream.TelegramFault, (Index(day) * 24) + hour, Lane(house, 7)) >= 0.0004)
            return telegram;
        telegram[^6] ^= 0x10;
        return telegram;
    }

    /// <summary>Hours of electricity that the data hub first estimates and corrects later.</summary>
    public (int From, int To) Estimated(int house, LocalDate day)
    {
        var at = Index(day);
        if (noise.Uniform(NoiseStream.PowerFault, at, Lane(house, 0)) >= 0.015)
            return (0, 0);
        var from = (int)(noise.Uniform(NoiseStream.PowerFault, at, Lane(house, 1)) * 18);
        return (from, from + 2 + (int)(noise.Uniform(NoiseStream.PowerFault, at, Lane(house, 2)) * 4));
    }

    private static int Lane(int house, int lane) => (house * 8) + lane;

    private static long Index(LocalDate day) => Period.DaysBetween(new LocalDate(1970, 1, 1), day);
}
