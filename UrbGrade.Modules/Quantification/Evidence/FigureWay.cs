using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>How a figure is made, which says what its evidence has to hold.</summary>
internal enum FigureWay
{
    /// <summary>From the days of an asset: the five KPIs that follow each reading.</summary>
    Days,

    /// <summary>From the hours and facts of one asset.</summary>
    Asset,

    /// <summary>As the sum or mean of what its assets have.</summary>
    Sum,

    /// <summary>From the hours of several assets together.</summary>
    Load,

    /// <summary>From the figures of all assets of a kind.</summary>
    Rank,

    /// <summary>From what was said.</summary>
    Records,
}

/// <summary>Tells how figures are made.</summary>
internal static class FigureWays
{
    private const int LastOfDays = 5;

    /// <summary>The definition of a code of the platform; null for a formula of a tenant.</summary>
    public static KpiDefinitionRow? Definition(string code) => Array.Find(KpiDefinitions.All, one => one.Code == code);

    public static FigureWay Of(KpiScope scope, PeriodLength period, string code, string? medium)
    {
        var id = Definition(code)?.Id ?? 0;
        return RecordFigures.KindOf(id) is not null ? FigureWay.Records
            : PeriodKpiDefinitions.IsRank(id) ? FigureWay.Rank
            : scope is not (KpiScope.Asset or KpiScope.Meter) ? PeriodKpiDefinitions.OfLoad.Contains(id) ? FigureWay.Load : FigureWay.Sum
            : scope == KpiScope.Asset && medium is null && period is PeriodLength.Day or PeriodLength.Month && id is > 0 and <= LastOfDays ? FigureWay.Days
            : FigureWay.Asset;
    }

    /// <summary>Quantities that figures of several assets are made from; null for all that there are.</summary>
    public static IReadOnlyList<string>? Inputs(FigureWay way, string code) => way switch
    {
        FigureWay.Days => KpiInputs.Of(code),
        FigureWay.Asset => null,
        _ => code switch
        {
            "water" or "water_per_person" or "cost_water" => [Core.Readings.Quantities.Volume],
            "cost" or "cost_hours" => [Core.Readings.Quantities.Energy, Core.Readings.Quantities.Power, Core.Readings.Quantities.Price],
            "co2_hourly" => [Core.Readings.Quantities.Energy, Core.Readings.Quantities.Power, Core.Readings.Quantities.EmissionFactor],
            "heat_by_water" => null,
            _ when way == FigureWay.Sum && GroupRule.Of(Definition(code)?.Id ?? 0) is null or { ExpectedAs: null } or { CountsDays: true } => null,
            _ => [Core.Readings.Quantities.Energy, Core.Readings.Quantities.Power],
        },
    };
}
