using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain.Checks;

/// <summary>Rules that hold the series of an asset against each other over a civil day: submeters against their main meter and intervals against the counter beside
/// them (9), heat against the water that carried it, and power against voltage, current and power factor (11). What does not fit is for review; readings and figures
/// stay.</summary>
/// <remarks>Only hours that all of them measured are compared, so that an estimate proves nothing. Sources: sum check of Itron Enterprise Edition and Oracle Utilities;
/// <see cref="MeterPhysics"/>.</remarks>
/// <param name="series">Over the same days.</param>
internal sealed class AssetChecks(IReadOnlyList<MeteredHours> series)
{
    /// <summary>Meters are no more exact than that, and two of them may differ either way.</summary>
    private const double UsualLeastLoss = -0.02;

    /// <summary>As for a mean of a day.</summary>
    private const int FewestHours = 12;

    private const double FewSteps = 2;

    private readonly List<MeteredHours> counted = [.. new AssetHours(series).EnergyMeters, .. series.Where(one => one is { Quantity: Quantities.Volume, Medium: "water" })];
    private readonly IReadOnlyList<HeatFlow> flows = HeatFlow.Of(series);
    private readonly IReadOnlyList<ElectricFlow> electric = ElectricFlow.Of(series);
    private readonly List<(MeteredHours Delivered, MeteredHours Counter)> counters =
    [
        .. series.Where(one => Quantities.HasCounter(one.Quantity)).Join(
            series, one => (one.MeterId, Quantities.CounterOf(one.Quantity)), counter => (counter.MeterId, counter.Quantity),
            (one, counter) => (one.CountedUntil == 0 ? one : one with { Hours = one.Delivered }, counter)),
    ];

    /// <summary>Whether there is anything to compare; usually not.</summary>
    public bool HasAny => flows.Count > 0 || electric.Count > 0 || counters.Count > 0 || counted.Exists(one => one.CountedAbove is not null);

    /// <summary>What does not fit in a day.</summary>
    /// <param name="first">Index of its first hour.</param>
    /// <param name="count">Its hours.</param>
    /// <param name="start">When it begins, milliseconds since 1970-01-01T00:00:00Z.</param>
    /// <param name="settingOf">How a meter is read on that day.</param>
    /// <param name="toleranceOf">Share by which a quantity of a meter may miss what the others say on that day; null for the usual one.</param>
    /// <param name="phasesOf">As <see cref="AssetTraits.PhaseFactor"/> on that day; null where it is not known.</param>
    public IEnumerable<AssetFinding> Of(
        int first, int count, long start, Func<int, RegisterSetting> settingOf, Func<int, string, double?> toleranceOf, Func<int, double?> phasesOf) =>
        [
            .. Submeters(first, count, settingOf), .. Counters(first, count, start), .. Heat(first, count, toleranceOf),
            .. Power(first, count, settingOf, toleranceOf, phasesOf),
        ];

    private IEnumerable<AssetFinding> Submeters(int first, int count, Func<int, RegisterSetting> settingOf)
    {
        foreach (var main in counted)
        {
            var below = counted.FindAll(one => one.MeterId != main.MeterId && settingOf(one.MeterId).Below == main.MeterId && IsAlike(one, main));
            if (below.Count > 0 && Unbalanced(main, below, first, count, settingOf(main.MeterId)) is > 0 and var hours)
            {
                yield return new AssetFinding(main.MeterId, main.Quantity, hours, VecRule.SumCheck);
            }
        }
    }

    private IEnumerable<AssetFinding> Counters(int first, int count, long start)
    {
        foreach (var (delivered, counter) in counters)
        {
            if (CounterCheck.Doubted(delivered.Hours, counter.Counted, first, count, start) is > 0 and var hours)
            {
                yield return new AssetFinding(delivered.MeterId, delivered.Quantity, hours, VecRule.SumCheck);
            }
        }
    }

    private IEnumerable<AssetFinding> Heat(int first, int count, Func<int, string, double?> toleranceOf)
    {
        foreach (var flow in flows)
        {
            if (flow.Energy is { } energy
                && Implausible(flow, energy, first, count, toleranceOf(flow.MeterId, Quantities.Energy) ?? MeterPhysics.HeatTolerance) is > 0 and var hours)
            {
                yield return new AssetFinding(flow.MeterId, Quantities.Energy, hours, VecRule.Physics);
            }
        }
    }

    private IEnumerable<AssetFinding> Power(
        int first, int count, Func<int, RegisterSetting> settingOf, Func<int, string, double?> toleranceOf, Func<int, double?> phasesOf)
    {
        foreach (var flow in electric)
        {
            // Whoever has the power multiplied measures the current behind the same transformer.
            var tolerance = toleranceOf(flow.MeterId, Quantities.Power) ?? MeterPhysics.PowerTolerance;
            if (phasesOf(flow.MeterId) is { } phases && Implausible(flow, first, count, phases * settingOf(flow.MeterId).Multiplier, tolerance) is > 0 and var hours)
            {
                yield return new AssetFinding(flow.MeterId, Quantities.Power, hours, VecRule.Physics);
            }
        }
    }

    /// <summary>Hour by hour, as a fault of the wiring begins at some time.</summary>
    private static int Implausible(ElectricFlow flow, int first, int count, double phases, double tolerance)
    {
        var hours = Compared([flow.Power, flow.Voltage, flow.Current, flow.PowerFactor], first, count);
        var step = Steps.Of(hours.Select(hour => flow.Current[hour].Value));
        return Bits(
            hours.FindAll(hour => MeterPhysics.Power(
                flow.Power[hour].Value, phases, flow.Voltage[hour].Value, flow.Current[hour].Value, flow.PowerFactor[hour].Value, step, tolerance) is not null),
            first);
    }

    private static int Unbalanced(MeteredHours main, List<MeteredHours> below, int first, int count, RegisterSetting setting)
    {
        var hours = Compared([main.Hours, .. below.Select(one => one.Hours)], first, count);
        if (hours.Count < FewestHours)
        {
            return 0;
        }

        var sums = below.ConvertAll(one => hours.Sum(hour => one.Hours[hour].Value));
        var resolution = below.Append(main).Max(one => Steps.Of(hours.Select(hour => one.Hours[hour].Value)));
        return SumCheck.Balances(
            hours.Sum(hour => main.Hours[hour].Value), sums, setting.LeastLoss ?? UsualLeastLoss, setting.MostLoss, resolution) ? 0 : Bits(hours, first);
    }

    /// <summary>Of the day's sums: an hour of little water is as coarse as the steps of its counters.</summary>
    private static int Implausible(HeatFlow flow, HourValue[] energy, int first, int count, double tolerance)
    {
        var hours = Compared([energy, flow.Volume, flow.Inlet, flow.Returned], first, count);
        if (hours.Count < FewestHours)
        {
            return 0;
        }

        var volume = hours.Sum(hour => flow.Volume[hour].Value);
        var supply = volume > 0 ? hours.Sum(hour => flow.Inlet[hour].Value) / volume : (double?)null;
        var back = volume > 0 ? hours.Sum(hour => flow.Returned[hour].Value) / volume : (double?)null;
        var coarse = FewSteps * (Steps.Of(hours.Select(hour => energy[hour].Value))
            + (Steps.Of(hours.Select(hour => flow.Volume[hour].Value)) * MeterPhysics.MostHeatOfWater * Math.Max(0, supply - back ?? 0)));
        return MeterPhysics.Heat(hours.Sum(hour => energy[hour].Value), volume, supply, back, coarse, tolerance) is null ? 0 : Bits(hours, first);
    }

    /// <summary>Indexes of the day's hours that all measured.</summary>
    private static List<int> Compared(HourValue[][] all, int first, int count) =>
        [.. Enumerable.Range(first, count).Where(hour => Array.TrueForAll(all, one => one[hour].State == HourState.Measured))];

    private static int Bits(List<int> hours, int first) => hours.Aggregate(0, (bits, hour) => bits | (1 << (hour - first)));

    private static bool IsAlike(MeteredHours one, MeteredHours other) =>
        AssetHours.KindOf(one.Quantity, one.Medium) == AssetHours.KindOf(other.Quantity, other.Medium);
}
