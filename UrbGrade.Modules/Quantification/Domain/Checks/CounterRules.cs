using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain.Checks;

/// <summary>Says of which hours the counter rolled over, dipped, stood out or began anew (rules 4, 5 and 6 of counters), which
/// <see cref="RegisterSteps"/> noticed while it made hours of readings.</summary>
internal static class CounterRules
{
    /// <summary>Adds the rules to the days, and to hours without a value of their own, of which nothing but their absence was known.</summary>
    /// <param name="stretch">The days in [from, to).</param>
    /// <param name="findings">Of these days and others.</param>
    public static CheckedStretch Apply(CheckedStretch stretch, IReadOnlyList<RegisterFinding> findings, LocalCalendar calendar, DateOnly from, DateOnly to)
    {
        var (start, end) = (calendar.StartOf(from), calendar.StartOf(to));
        RegisterFinding[] concerned = [.. findings.Where(finding => finding.Start < end && finding.End > start)];
        if (concerned.Length == 0)
        {
            return stretch;
        }

        DayMarks[] days = [.. stretch.Days];
        foreach (var finding in concerned)
        {
            var last = calendar.DayOf(Math.Min(finding.End, end) - 1);
            for (var day = calendar.DayOf(Math.Max(finding.Start, start)); day <= last; day = day.AddDays(1))
            {
                ref var marks = ref days[day.DayNumber - from.DayNumber];
                marks = marks with { Rules = marks.Rules | VecRule.Bit(finding.Rule) };
            }
        }

        return stretch with { Days = days, Changed = [.. stretch.Changed.Select(hour => Named(hour, concerned))] };
    }

    private static CheckedHour Named(CheckedHour hour, RegisterFinding[] findings)
    {
        var at = Array.FindIndex(findings, finding => finding.Start < hour.Start + LocalCalendar.Hour && finding.End > hour.Start);
        return at >= 0 && hour.Rule == VecRule.Gap ? hour with { Rule = findings[at].Rule } : hour;
    }
}
