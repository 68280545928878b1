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
    /// <param name="power">What tells the power of the lamps more often than every hour; null where nothing does.</param>
    public static IEnumerable<PeriodResult> Of(HourValue[] energy, MeteredHours? power, CivilHour[] clock, AssetTraits traits, Period period)
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

        var (burning, underSun) = Lighting.BurningHours.Of(energy, power, period, installed, place);
        yield return Known(PeriodKpiDefinitions.BurningHours, burning);
        yield return Known(BurningUnderSun, underSun);
        var sun = new Sun(place.Latitude, place.Longitude);
        if (period.IsYear && StreetLighting.EnergyAtFullPower(installed, Nights(sun, period, offset: 0), area) is { } atFullPower)
        {
            yield return Known(StreetEnergyAtFullPower, sum with { Value = atFullPower });
        }

        // A part of the period says nothing about the nights of the whole, and one of a day nothing about its night.
        var whole = period.WholeDays(clock);
        var nights = whole.Length == period.Length ? burning : Lighting.BurningHours.Of(energy, power, whole, installed, place).Burning;
        if (nights.Value is { } hours && nights.Valid == nights.Expected)
        {
            // The sun knows days of 24 hours: one of 23 has an hour of night less, one of 25 an hour more.
            var changed = whole.Length - (24 * whole.Days);
            var offset = 2 * (traits.Mean(AssetTraits.SwitchingOffset, period.From, period.To) ?? 0) / 60;
            yield return Known(BurningDeviation, nights with { Value = hours - Nights(sun, whole, offset) - changed });
        }
    }

    /// <summary>Hours from sunset to sunrise of all days of a period.</summary>
    /// <param name="offset">Hours that lamps burn less each night.</param>
    private static double Nights(Sun sun, Period period, double offset)
    {
        double hours = 0;
        for (var day = period.From; day < period.To; day = day.AddDays(1))
        {
            hours += Math.Clamp(sun.NightHours(day) - offset, 0, 24);
        }

        return hours;
    }

    private static PeriodResult Known(KpiDefinitionRow definition, KpiResult result) => new(definition.Id, KpiMedium.Light, result);
}
