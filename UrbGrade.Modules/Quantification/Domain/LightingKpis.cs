using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain.Lighting;
using UrbGrade.Modules.Quantification.Store;
using static UrbGrade.Modules.Quantification.Store.PeriodKpiDefinitions;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>KPIs of a lighting cabinet over a period.</summary>
internal static class LightingKpis
{
    /// <param name="energy">kWh of each hour of the figures.</param>
    public static IEnumerable<PeriodResult> Of(HourValue[] energy, AssetTraits traits, Period period)
    {
        var sum = PeriodKpi.Sum(period.Of(energy));
        var area = traits.Mean(AssetTraits.LitArea, period.From, period.To);
        if (period.IsYear && StreetLighting.EnergyOfYear(sum.Value, area) is { } perArea)
        {
            yield return Known(StreetEnergy, sum with { Value = perArea });
        }

        if (traits.Mean(AssetTraits.InstalledPower, period.From, period.To) is not { } installed || installed <= 0)
        {
            yield break;
        }

        if (StreetLighting.PowerDensity(installed, area * traits.Mean(AssetTraits.Illuminance, period.From, period.To)) is { } density)
        {
            yield return Known(PowerDensity, sum with { Value = density });
        }

        yield return Known(FullLoadHours, sum with { Value = StreetLighting.FullLoadHours(sum.Value, installed) });
        if (traits.Place is not { } place)
        {
            yield break;
        }

        var (burning, underSun) = Lighting.BurningHours.OfHours(period.Of(energy), period.StartsAt, installed, place.Latitude, place.Longitude);
        yield return Known(Store.PeriodKpiDefinitions.BurningHours, burning);
        yield return Known(BurningUnderSun, underSun);
        var sun = new Sun(place.Latitude, place.Longitude);
        var offset = 2 * (traits.Mean(AssetTraits.SwitchingOffset, period.From, period.To) ?? 0) / 60;
        double night = 0, planned = 0;
        for (var day = period.From; day < period.To; day = day.AddDays(1))
        {
            night += sun.NightHours(day);
            planned += Math.Clamp(sun.NightHours(day) - offset, 0, 24);
        }

        if (period.IsYear && StreetLighting.EnergyAtFullPower(installed, night, area) is { } atFullPower)
        {
            yield return Known(StreetEnergyAtFullPower, sum with { Value = atFullPower });
        }

        // A part of the period says nothing about the nights of the whole.
        if (burning.Valid == burning.Expected)
        {
            yield return Known(BurningDeviation, burning with { Value = burning.Value - planned });
        }
    }

    private static PeriodResult Known(KpiDefinitionRow definition, KpiResult result) => new(definition.Id, KpiMedium.Light, result);
}
