using NodaTime;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain.Checks;

/// <summary>Holds hours against what their connection lets through and what is believed of their series.</summary>
internal static class HourJudgement
{
    /// <summary>Rejects and marks hours in [first, past) of a window.</summary>
    /// <param name="hours">Of the window, as they came.</param>
    public static void Apply(
        IntervalGrid grid, HourValue[] hours, int first, int past, HourLimits believed, RegisterSetting setting, List<VecFinding> findings)
    {
        var traits = new MeterTraits(Duration.FromHours(1), setting.MostPerHour ?? double.PositiveInfinity, ExportAllowed: setting.FeedsIn);
        IntervalLimits.Apply(grid, first..past, traits, findings);
        for (var i = first; i < past; i++)
        {
            if (hours[i].State == HourState.Spread && Impossible(hours[i].Value, believed, setting) is { } impossible)
            {
                IntervalLimits.Reject(grid, i, impossible, findings);
            }

            if (!grid.IsActual(i))
            {
                continue;
            }

            var value = grid.Value(i);
            if (Math.Abs(value) > believed.Most)
            {
                IntervalLimits.Reject(grid, i, VecRule.Spike, findings);
            }
            else if (value == 0 && believed.ZeroIsMissing)
            {
                IntervalLimits.Reject(grid, i, VecRule.ZeroAsMissing, findings);
            }
            else if (Math.Abs(value) > believed.Review)
            {
                grid.Mark(i, VecFlags.Review, VecRule.Outlier);
            }
        }
    }

    /// <summary>The rule by which the hourly mean of a longer time is not believed; null for one that is.</summary>
    public static string? Impossible(double mean, HourLimits believed, RegisterSetting setting) =>
        Math.Abs(mean) > setting.MostPerHour ? VecRule.Limit
        : mean < 0 && !setting.FeedsIn ? VecRule.Negative
        : Math.Abs(mean) > believed.Most ? VecRule.Spike : null;
}
