using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Domain.Baselines;

namespace UrbGrade.Modules.Analysis.Domain.Savings;

/// <summary>Daily use after measures, by the coefficients of the model: base, heating and cooling slope, or base and power of the lamps.</summary>
/// <remarks>Use is linear in the coefficients whatever the measures, so that how surely they are known tells how surely the saving is. A base of street
/// lighting below 0 is no use of its own: lamps that a clock dims burn the same hours less each night, so that it shrinks with what the lamps take.</remarks>
internal sealed class ChangedUse
{
    private readonly TemperatureModel? temperature;
    private readonly double baseKwh;
    private readonly List<(double Hours, double Share)> dimmed = [];
    private double lamps = 1;
    private double always = 1;
    private double heatLost = 1;
    private double cooler;

    /// <param name="temperature">Null for street lighting.</param>
    /// <param name="baseKwh">Of each day, by the model.</param>
    public ChangedUse(TemperatureModel? temperature, double baseKwh) => (this.temperature, this.baseKwh) = (temperature, baseKwh);

    /// <summary>Takes a measure in; false where it does nothing to such use.</summary>
    public bool Apply(PlanMeasure measure)
    {
        var share = Math.Clamp(measure.Strength, 0, 100) / 100;
        switch (measure.Kind)
        {
            case MeasureKind.Led when temperature is null:
                lamps *= 1 - share;
                return true;
            case MeasureKind.Dimming when temperature is null:
                dimmed.Add((Math.Clamp(measure.Hours, 0, 24), share));
                return true;
            case MeasureKind.Insulation when temperature is { HeatingSlope: > 0 }:
                heatLost *= 1 - share;
                return true;
            case MeasureKind.SetBack when temperature is { HeatingSlope: > 0 }:
                cooler += Math.Max(measure.Strength, 0);
                return true;
            case MeasureKind.BaseLoad when baseKwh > 0:
                always *= 1 - share;
                return true;
            default:
                return measure.Kind == MeasureKind.Tariff;
        }
    }

    /// <summary>kWh of a day that one unit of each coefficient saves: use before less use after.</summary>
    /// <param name="driver">Temperature outside or hours of darkness.</param>
    public (double Base, double First, double Second) SavedByUnit(double driver)
    {
        if (temperature is null)
        {
            var dark = driver;
            foreach (var (hours, share) in dimmed)
            {
                dark -= Math.Min(hours, driver) * share;
            }

            var first = driver - (lamps * Math.Max(dark, 0));
            return (baseKwh > 0 ? 1 - always : driver > 0 ? first / driver : 1 - lamps, first, 0);
        }

        var before = Math.Max(temperature.HeatingBalance - driver, 0);
        var after = heatLost * Math.Max(temperature.HeatingBalance - cooler - driver, 0);
        return (1 - always, before - after, 0);
    }
}
