using UrbGrade.Bus.Validation;

namespace UrbGrade.Modules.Quantification.Domain.Checks;

/// <summary>Rule 7 for hours: nothing for at least six hours and then, within the same civil day, an hour that is unusual and makes up for at least
/// half of what is usual in that time. The energy is kept, its distribution is not known.</summary>
internal static class StandstillRule
{
    private const int FewestHours = 6;
    private const double LeastShare = 0.5;

    /// <summary>Takes such hours away and notes them as a gap with their sum.</summary>
    public static void Apply(IntervalGrid grid, int first, int count, HourLimits limits)
    {
        if (limits is not { Usual: { } usual, Review: { } unusual })
        {
            return;
        }

        for (var i = first; i < first + count; i++)
        {
            var run = i;
            while (run < first + count && grid.IsActual(run) && grid.Value(run) == 0)
            {
                run++;
            }

            if (run - i >= FewestHours && run < first + count && grid.IsActual(run)
                && grid.Value(run) > unusual && grid.Value(run) >= LeastShare * usual * (run - i + 1))
            {
                var sum = grid.Value(run);
                for (var k = i; k <= run; k++)
                {
                    grid.Set(k, double.NaN, VecFlags.Missing | VecFlags.Rejected, VecRule.Stuck);
                }

                grid.Gaps.Add(new ValueGap(i, run - i + 1, sum));
            }

            i = Math.Max(i, run);
        }
    }
}
