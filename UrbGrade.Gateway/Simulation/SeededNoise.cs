namespace UrbGrade.Gateway.Simulation;

/// <summary>What a noise is used for: each stream is independent of the others.</summary>
internal enum NoiseStream
{
    DayTemperature = 1,
    HourTemperature,
    Cloud,
    DayPrice,
    HourPrice,
    PriceSpike,
    ShopShape,
    ShopDay,
    ShopHour,
    GapFault,
    EstimateFault,
    SpikeFault,
    RowFault,
    SensorFault,
    SensorNoise,
    PriceFault,
    LampShape,
    LampNoise,
    LampFault,
    DayBurning,
    NodeNoise,
    Vote,
    Survey,
    Luminance,
    HouseShape,
    HousePower,
    HouseWater,
    HouseAway,
    TelegramFault,
    PowerFault,
    Trip,
    ShopName,
    HouseName,
}

/// <summary>
/// Random numbers by address instead of by order: the same seed, stream and index give the same number on every machine,
/// whatever was asked before. This is what makes a simulated day the same in every range of days.
/// </summary>
internal readonly struct SeededNoise(int seed)
{
    /// <summary>Evenly spread over [0, 1).</summary>
    public double Uniform(NoiseStream stream, long index, int lane = 0) => (Bits(stream, index, lane) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Normally distributed, mean 0, standard deviation 1.</summary>
    public double Normal(NoiseStream stream, long index, int lane = 0)
    {
        // Box-Muller on two halves of the address space.
        var radius = Math.Sqrt(-2 * Math.Log(1 - Uniform(stream, index, lane)));
        return radius * Math.Cos(2 * Math.PI * Uniform(stream, ~index, lane));
    }

    /// <summary>
    /// Autocorrelated over the index, standard deviation 1: a first-order process cut off after
    /// <paramref name="memory"/> steps, so that it needs no state.
    /// </summary>
    /// <param name="keep">Correlation from one step to the next, 0 to 1.</param>
    public double Correlated(NoiseStream stream, long index, double keep, int memory, int lane = 0)
    {
        var sum = 0.0;
        var weight = Math.Sqrt(1 - (keep * keep));
        for (var back = 0; back < memory; back++, weight *= keep)
            sum += weight * Normal(stream, index - back, lane);
        return sum;
    }

    // SplitMix64 (Steele, Lea, Flood 2014) over the mixed address.
    private ulong Bits(NoiseStream stream, long index, int lane)
    {
        var at = Mix((ulong)seed ^ ((ulong)stream << 32) ^ ((ulong)(uint)lane << 40));
        return Mix(at + (unchecked((ulong)index) * 0x9E3779B97F4A7C15));
    }

    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
