using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;
using static UrbGrade.Modules.Quantification.Store.PeriodKpiDefinitions;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>The KPIs of single hours: amounts, states and what is related to them. What compares hours, or counts days,
/// nights or votes, has longer periods.</summary>
internal static class HourKpis
{
    private static readonly HashSet<int> OfHours =
    [
        KpiDefinitions.Energy.Id, KpiDefinitions.Cost.Id, KpiDefinitions.Co2.Id, KpiDefinitions.InsideTemperature.Id, KpiDefinitions.OutsideTemperature.Id,
        Store.PeriodKpiDefinitions.Completeness.Id, Intensity.Id, PerPerson.Id, CostHours.Id, Co2ByHour.Id, HeatingByHour.Id, Water.Id, HeatSupply.Id, HeatReturn.Id, HeatCooling.Id,
        HeatRatio.Id, HeatByWater.Id, BurningHours.Id, BurningUnderSun.Id,
    ];

    /// <summary>Whether hours have a KPI.</summary>
    public static bool Has(int definitionId) => OfHours.Contains(definitionId);

    /// <summary>Each hour of a local day.</summary>
    /// <param name="first">Index of the day's first hour in the figures.</param>
    public static IEnumerable<Period> Of(LocalCalendar calendar, DateOnly day, int first)
    {
        var start = calendar.StartOf(day);
        return Enumerable.Range(0, calendar.HoursOf(day)).Select(hour => new Period(day, day.AddDays(1), first + hour, 1, start + (hour * LocalCalendar.Hour)));
    }
}
