using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>Puts findings of a cabinet together.</summary>
internal static class LightingEvidence
{
    /// <summary>A load that goes to another level by this share of what it was has the strength 1.</summary>
    public const double JumpShare = 0.15;

    private const int MostPoints = 360;
    private const long LastStep = 3 * LocalCalendar.Hour;

    /// <summary>A finding over steps, in their order.</summary>
    public static Found Tell(
        this LightingNights lighting, FindingKind kind, List<int> run, double strength, double confidence, double? excess, Dictionary<string, double> numbers)
    {
        var (start, end) = (lighting.Steps[run[0]].Start, lighting.Steps[run[^1]].End);
        return lighting.Tell(kind, start, lighting.Lasts(end) ? null : end, strength, confidence, excess, numbers);
    }

    /// <summary>A finding over a time, with the load around it.</summary>
    public static Found Tell(
        this LightingNights lighting, FindingKind kind, long start, long? end, double strength, double confidence, double? excess,
        Dictionary<string, double> numbers) =>
        new(kind, start, end, Math.Max(1, strength), confidence, excess, numbers) { Unit = "W", Points = Points(lighting, start, end ?? long.MaxValue) };

    /// <summary>Whether the readings end there.</summary>
    public static bool Lasts(this LightingNights lighting, long end) => end >= lighting.Steps[^1].End - LastStep;

    private static List<EvidencePoint> Points(LightingNights lighting, long start, long end)
    {
        const long Before = 36 * LocalCalendar.Hour;
        const long Longest = 16 * 24 * LocalCalendar.Hour;

        // What began before the readings shows in the last of them.
        var first = lighting.Steps[0].Start;
        start = start >= first ? start : Math.Max(first, Math.Min(end, lighting.Steps[^1].End) - Longest);
        var (from, to) = (start - Before, Math.Min(Math.Min(end, start + Longest) + Before, lighting.Steps[^1].End));
        int[] steps = [.. Enumerable.Range(0, lighting.Steps.Count).Where(i => lighting.Steps[i].Start >= from && lighting.Steps[i].Start < to)];
        var every = Math.Max(1, (steps.Length + MostPoints - 1) / MostPoints);
        return
        [
            .. steps.Where((_, index) => index % every == 0).Select(i => new EvidencePoint(
                lighting.Steps[i].Start, lighting.Steps[i].Watt, Expected(lighting, i) is var watt && double.IsNaN(watt) ? null : watt)),
        ];
    }

    /// <summary>W that the nights around make a step expect: nothing by day.</summary>
    public static double Expected(this LightingNights lighting, int step) => lighting.NightOf(step) is not { } night ? double.NaN
        : lighting.Steps[step].Middle < night.Sunset || lighting.Steps[step].Middle >= night.Sunrise ? 0
        : night.LevelAround * lighting.ShapeAt(step);
}
