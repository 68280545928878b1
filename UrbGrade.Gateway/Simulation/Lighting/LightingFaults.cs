using NodaTime;

namespace UrbGrade.Gateway.Simulation.Lighting;

/// <summary>What goes wrong in street lighting: lamps that fail until someone replaces them, a contactor that sticks and lets a cabinet burn
/// by day, a breaker that trips. Pure functions of seed, cabinet and day.</summary>
internal sealed class LightingFaults(int seed)
{
    private const int Slot = 60;
    private const int MostDays = 18;
    private const int TripSlot = 40;

    /// <summary>The cabinet of which a branch may fail.</summary>
    public const int BranchCabinet = 4;

    /// <summary>Of its lamps.</summary>
    private const double ShareOfBranch = 0.1;

    private readonly SeededNoise noise = new(seed);

    /// <summary>Since when one lamp in ten of one cabinet is out, as a branch of it is broken and nobody mends it; null for never.</summary>
    public LocalDate? BranchOutOn { get; set; }

    /// <summary>Lamps of a cabinet that give no light on a day.</summary>
    public int LampsOut(int cabinet, LocalDate day, int lamps) => Math.Max(
        FailedLamps(cabinet, day, lamps), cabinet == BranchCabinet && day >= BranchOutOn ? (int)Math.Ceiling(lamps * ShareOfBranch) : 0);

    /// <summary>Whether the cabinet burns through the day.</summary>
    public bool BurnsByDay(int cabinet, LocalDate day)
    {
        var slot = Math.DivRem(Index(day), Slot, out var within);
        if (noise.Uniform(NoiseStream.DayBurning, slot, cabinet * 2) >= 0.25)
            return false;
        var from = (long)(noise.Uniform(NoiseStream.DayBurning, slot, (cabinet * 2) + 1) * (Slot - 2));
        return within >= from && within < from + 2;
    }

    /// <summary>When the breaker of a cabinet trips in a morning and closes again, local time; null on most.</summary>
    public (LocalTime From, LocalTime To)? Trip(int cabinet, LocalDate day)
    {
        var slot = Math.DivRem(Index(day), TripSlot, out var within);
        if (noise.Uniform(NoiseStream.Trip, slot, cabinet * 4) >= 0.5 || within != (long)(noise.Uniform(NoiseStream.Trip, slot, (cabinet * 4) + 1) * TripSlot))
            return null;
        var from = new LocalTime(1, 0).PlusMinutes((long)(noise.Uniform(NoiseStream.Trip, slot, (cabinet * 4) + 2) * 150));
        return (from, from.PlusMinutes(35 + (long)(noise.Uniform(NoiseStream.Trip, slot, (cabinet * 4) + 3) * 55)));
    }

    /// <summary>Single lamps that fail until someone replaces them.</summary>
    private int FailedLamps(int cabinet, LocalDate day, int lamps)
    {
        var at = Index(day);
        var slot = Math.DivRem(at, Slot, out var within);
        if (noise.Uniform(NoiseStream.LampFault, slot, cabinet * 4) >= 0.6)
            return 0;
        var from = (long)(noise.Uniform(NoiseStream.LampFault, slot, (cabinet * 4) + 1) * (Slot - MostDays));
        var days = 5 + (long)(noise.Uniform(NoiseStream.LampFault, slot, (cabinet * 4) + 2) * (MostDays - 5));
        var count = 1 + (int)(noise.Uniform(NoiseStream.LampFault, slot, (cabinet * 4) + 3) * 3);
        return within >= from && within < from + days ? Math.Min(count, lamps) : 0;
    }

    private static long Index(LocalDate day) => Period.DaysBetween(new LocalDate(1970, 1, 1), day);
}
