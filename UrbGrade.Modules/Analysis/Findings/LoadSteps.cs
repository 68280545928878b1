using UrbGrade.Modules.Analysis.Domain.Findings.Lighting;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Findings;

/// <summary>Readings of any kind as what was drawn over times, as fine as they are.</summary>
internal static class LoadSteps
{
    private const long Longest = 3 * LocalCalendar.Hour / 2;

    /// <param name="isAmount">Whether values are kWh; otherwise they are states, such as W or V.</param>
    public static List<LoadStep> Of(ReadOnlySpan<StoredReading> readings, SeriesKind kind, IReadOnlyList<RegisterSetting> settings, bool isAmount)
    {
        var steps = new List<LoadStep>(readings.Length);
        if (kind == SeriesKind.Register)
        {
            foreach (var step in RegisterSteps.Of(readings, settings))
            {
                Add(steps, step.Start, step.End, step.Amount, isAmount: true);
            }

            return steps;
        }

        for (var i = 0; i < readings.Length; i++)
        {
            var end = readings[i].End > readings[i].Start ? readings[i].End
                : i + 1 < readings.Length ? Math.Min(readings[i + 1].Start, readings[i].Start + Longest) : readings[i].Start;
            Add(steps, readings[i].Start, end, readings[i].Value * RegisterSteps.At(settings, readings[i].Start).Multiplier, isAmount);
        }

        return steps;
    }

    /// <summary>Steps follow each other; what no lamp draws, such as less than nothing, is left out.</summary>
    private static void Add(List<LoadStep> steps, long start, long end, double value, bool isAmount)
    {
        if (end > start && end - start <= Longest && value >= 0 && (steps.Count == 0 || start >= steps[^1].End))
        {
            steps.Add(new LoadStep(start, end, isAmount ? value * 1000 / ((end - start) / (double)LocalCalendar.Hour) : value));
        }
    }
}
