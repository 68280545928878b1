using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>The KPIs of an asset for each local day of a stretch.</summary>
internal static class DailyKpis
{
    /// <summary>Whether the KPI of a longer period is the mean of its parts and not their sum.</summary>
    public static bool IsMean(int definitionId) =>
        definitionId == KpiDefinitions.InsideTemperature.Id || definitionId == KpiDefinitions.OutsideTemperature.Id;

    /// <summary>Computes those KPIs whose inputs the asset has.</summary>
    /// <param name="hours">Hourly figures of the stretch.</param>
    /// <param name="lengths">Hours of each day of the stretch, in order; together the whole stretch.</param>
    /// <param name="emissionFactor">kg CO2 equivalent for each kWh of a medium; null when unknown.</param>
    /// <returns>Definition, index of the day, result; by definition and day.</returns>
    public static IEnumerable<(int DefinitionId, int Day, KpiResult Result)> Of(
        AssetHours hours, IReadOnlyList<int> lengths, Func<string, double?> emissionFactor)
    {
        (int Definition, HourValue[]? Hours)[] figures =
        [
            (KpiDefinitions.Energy.Id, hours.Energy()),
            (KpiDefinitions.Cost.Id, hours.Cost()),
            (KpiDefinitions.Co2.Id, hours.Co2((medium, _) => emissionFactor(medium))),
            (KpiDefinitions.InsideTemperature.Id, hours.Mean(Quantities.InsideTemperature)),
            (KpiDefinitions.OutsideTemperature.Id, hours.Mean(Quantities.OutsideTemperature)),
        ];
        var until = hours.EnergyUntil;
        foreach (var (definition, figure) in figures)
        {
            var from = 0;
            for (var day = 0; figure is not null && day < lengths.Count; day++)
            {
                var ofDay = figure.AsSpan(from, lengths[day]);
                yield return (definition, day, IsMean(definition) ? PeriodKpi.Mean(ofDay)
                    : PeriodKpi.Sum(ofDay) with { Expected = Math.Clamp(until - from, 0, lengths[day]) });
                from += lengths[day];
            }
        }
    }
}
