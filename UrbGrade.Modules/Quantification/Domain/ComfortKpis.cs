using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain.Comfort;
using UrbGrade.Modules.Quantification.Store;
using static UrbGrade.Modules.Quantification.Store.PeriodKpiDefinitions;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>KPIs of the temperature inside over a period.</summary>
/// <param name="inside">Degrees Celsius of each hour of the figures.</param>
/// <param name="clock">The same hours.</param>
/// <param name="runningMeans">Of the temperature outside for each day of the figures; empty without it.</param>
/// <param name="traits">When people are there, and whether the building is cooled: adaptive comfort is that of buildings that are not.</param>
internal sealed class ComfortKpis(HourValue[] inside, CivilHour[] clock, double?[] runningMeans, AssetTraits traits)
{
    /// <summary>Whether somebody is there in an hour of the figures; each period asks several times.</summary>
    private readonly bool[] isThere = Array.ConvertAll(clock, hour => traits.Opening?.Contains(hour.Day.DayOfWeek, hour.Clock) ?? true);
    /// <summary>Whether it lies in the heating season.</summary>
    private readonly bool[] isHeated = Array.ConvertAll(clock, hour => ComfortBand.IsHeatingSeason(hour.Day));

    /// <summary>Whether no machine is known to cool it that day; where nobody says so, none does.</summary>
    private readonly bool[] isFree = FreeHours(clock, traits);

    /// <summary>Those of a period; of a season that the period lies outside of there are none.</summary>
    public IEnumerable<PeriodResult> Of(Period period)
    {
        yield return Known(KpiDefinitions.InsideTemperature, PeriodKpi.Mean(period.Of(inside)));
        foreach (var (category, ofHeating, ofCooling) in new[]
        {
            (1, ComfortOne, CoolingOne), (2, ComfortTwo, CoolingTwo), (3, ComfortThree, CoolingThree),
        })
        {
            yield return Known(ofHeating, ComfortHours.Share(period.Of(inside), InSeason(period, ComfortBand.Heating(category), null)));
            yield return Known(ofCooling, ComfortHours.Share(period.Of(inside), InSeason(period, null, ComfortBand.Cooling(category))));
        }

        // The cooling season has no fourth category.
        yield return Known(ComfortFour, ComfortHours.Share(period.Of(inside), InSeason(period, ComfortBand.Heating(4), null)));
        yield return Known(TooCold, ComfortHours.Below(period.Of(inside), InSeason(period, ComfortBand.Heating(2), null)));
        yield return Known(TooWarm, ComfortHours.Above(period.Of(inside), InSeason(period, ComfortBand.Heating(2), ComfortBand.Cooling(2))));
        if (traits.Opening is not null)
        {
            yield return Known(ComfortStore, ComfortHours.Share(period.Of(inside), InSeason(period, ComfortBand.StoreWinter, ComfortBand.StoreSummer)));
        }

        if (runningMeans.Length > 0 && period.Of(isFree).Contains(true))
        {
            foreach (var (category, definition) in new[] { (1, AdaptiveOne), (2, AdaptiveTwo), (3, AdaptiveThree) })
            {
                yield return Known(definition, AdaptiveComfort.Share(
                    period.Of(inside), hour => runningMeans[clock[period.Start + hour].Day.DayNumber - clock[0].Day.DayNumber], hour => isThere[period.Start + hour] && isFree[period.Start + hour],
                    category));
            }
        }
    }

    private static bool[] FreeHours(CivilHour[] clock, AssetTraits traits)
    {
        var free = new bool[clock.Length];
        for (var hour = 0; hour < clock.Length; hour++)
        {
            var day = clock[hour].Day;
            free[hour] = hour > 0 && clock[hour - 1].Day == day ? free[hour - 1] : traits.Mean(AssetTraits.Cooled, day, day.AddDays(1)) is null or 0;
        }

        return free;
    }

    private Func<int, ComfortBand?> InSeason(Period period, ComfortBand? ofHeating, ComfortBand? ofCooling) => hour =>
        !isThere[period.Start + hour] ? null : isHeated[period.Start + hour] ? ofHeating : ofCooling;

    private static PeriodResult Known(KpiDefinitionRow definition, KpiResult result) => new(definition.Id, KpiMedium.All, result);
}
