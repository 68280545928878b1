using UrbGrade.Bus.Validation;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;

namespace UrbGrade.Gateway.Sites.Kalundborg;

/// <summary>Temperatures of heat meters: where none was read by registers of volume times temperature, and in hours whose telegram was lost. They change
/// slowly: between two that are known they are interpolated, at an end of the day the nearest holds. The energy of such hours is estimated too, and each says
/// so.</summary>
internal static class HeatStates
{
    /// <summary>Hours without a telegram; over longer gaps nothing is said.</summary>
    public const int LongestGap = 6;

    private static readonly (Quantity Temperature, Quantity Carried)[] Quantities =
        [(Quantity.TemperatureFlow, Quantity.Inlet), (Quantity.TemperatureReturn, Quantity.Returned)];

    /// <param name="hours">Of one civil day, by asset, then by time.</param>
    public static void Fill(IReadOnlyList<HourValues> hours)
    {
        foreach (var meter in hours.GroupBy(hour => hour.Element))
        {
            foreach (var (temperature, carried) in Quantities)
            {
                foreach (var hour in meter.Where(hour => hour[temperature] is null))
                    hour[temperature] = ByRegisters(hour, carried);
                Fill([.. meter], temperature);
            }
        }
    }

    /// <summary>The step of a register by that of the volume; null without both, and of estimates, which need not fit each other.</summary>
    private static double? ByRegisters(HourValues hour, Quantity carried) =>
        hour[Quantity.Volume] is { } volume && volume > 0 && hour[carried] is { } step && (hour.MethodOf(Quantity.Volume) ?? hour.MethodOf(carried)) is null
            ? Math.Round(step / volume, 2) : null;

    private static void Fill(List<HourValues> day, Quantity quantity)
    {
        var known = day.FindAll(hour => hour[quantity] is not null);
        if (known.Count == 0)
            return;
        foreach (var hour in day.Where(hour => hour[quantity] is null))
        {
            var before = known.FindLast(one => one.Start < hour.Start) ?? known[0];
            var after = known.Find(one => one.Start > hour.Start) ?? known[^1];
            var (from, to) = (Hours(before, hour), Hours(hour, after));
            if (Math.Abs(from) > LongestGap || Math.Abs(to) > LongestGap || from + to > LongestGap + 1)
                continue;
            var share = before == after ? 0 : from / (from + to);
            hour[quantity] = Math.Round(before[quantity]!.Value + (share * (after[quantity]!.Value - before[quantity]!.Value)), 1);
            hour.Estimate(quantity, VecRule.Gap + " linear E");
        }
    }

    private static double Hours(HourValues from, HourValues to) => (to.Start - from.Start).TotalHours;
}
