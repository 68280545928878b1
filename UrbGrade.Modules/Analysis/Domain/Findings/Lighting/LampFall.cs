namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>Lamps that went out at a time.</summary>
/// <param name="Start">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Before">What the cabinet drew with them at full light, W.</param>
/// <param name="Watt">What is missing of it.</param>
internal readonly record struct LampFall(long Start, double Before, double Watt)
{
    private const double MostOfLamps = 0.4;

    /// <summary>Of the load, what another dimming takes at least where its day is not known exactly; less is lamps.</summary>
    private const double LeastOfDimming = 0.15;

    /// <summary>Days between a step and the day of a work that explains it: cabinets are done one by one.</summary>
    private const int DaysOfWork = 14;

    /// <summary>Whether it is larger than lamps that fail one by one make it.</summary>
    public bool IsMost => Watt > MostOfLamps * Before;

    /// <summary>Whether it is another installation.</summary>
    /// <param name="works">Days on which something was done.</param>
    public bool IsReplaced(LightingNights lighting, IReadOnlyList<DateOnly> works)
    {
        var day = lighting.Calendar.DayOf(Start);
        return IsMost && works.Any(work => IsNear(day, work));
    }

    /// <summary>Whether it is another dimming: in short nights, whose core may hold nothing but dimmed hours, the load falls with it as with lamps.</summary>
    public bool IsDimmed(LightingNights lighting)
    {
        var day = lighting.Calendar.DayOf(Start);
        return Watt > LeastOfDimming * Before && lighting.Programs.Any(begin => IsNear(day, lighting.Calendar.DayOf(begin)));
    }

    private static bool IsNear(DateOnly day, DateOnly work) => Math.Abs(work.DayNumber - day.DayNumber) <= DaysOfWork;
}
