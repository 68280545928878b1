using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Domain;

/// <summary>A tenth of a cubic metre each hour of January at 2, and at 4 from the 21st on; a connection costs 1 a day.</summary>
public sealed class WaterCostTests
{
    private const int Hours = 31 * 24;

    private static readonly LocalCalendar Utc = LocalCalendar.Of("UTC");
    private static readonly DateOnly January = When.Day("2026-01-01");

    [Theory]
    [InlineData(10 * 24, Hours, (10 * 24 * 0.1 * 2) + 10)]
    [InlineData((10 * 24) + 12, Hours, (252 * 0.1 * 2) + 10.5)]
    [InlineData(Hours, Hours, (20 * 24 * 0.1 * 2) + (11 * 24 * 0.1 * 4) + 31)]
    [InlineData(5 * 24, 5 * 24, (5 * 24 * 0.1 * 2) + 5)]
    public void Each_day_is_paid_by_its_tariff_up_to_the_last_known_hour(int known, int until, double cost) =>
        Assert.Equal(cost, Cost(known, until, isPriced: true)!.Value.Value!.Value, 9);

    [Fact]
    public void What_is_not_known_lowers_the_coverage_and_is_not_made_up() =>
        Assert.Equal((Hours, 240), Cost(240, Hours, isPriced: true) is { } cost ? (cost.Expected, cost.Valid) : default);

    [Theory]
    [InlineData(Hours, false)]
    [InlineData(0, true)]
    public void Without_a_tariff_or_a_volume_there_is_no_cost(int known, bool isPriced) => Assert.Null(Cost(known, Hours, isPriced));

    private static KpiResult? Cost(int known, int until, bool isPriced)
    {
        var used = new HourValue[Hours];
        Array.Fill(used, new HourValue(0.1, HourState.Measured), 0, known);
        var figures = new AssetFigures(
            [new MeteredHours(1, Quantities.Volume, "water", used, ExpectedUntil: until)], CivilHour.Of(Utc, January, January.AddMonths(1)), (_, _) => null);
        var kpis = new PeriodKpis(
            figures, new AssetTraits([]), (carrier, day) => isPriced && carrier == "water" ? new EnergyTariff(day.Day > 20 ? 4 : 2, 365, 0) : null);
        return kpis.Of(new Period(January, January.AddMonths(1), 0, Hours, Utc.StartOf(January)))
            .Where(one => one.DefinitionId == PeriodKpiDefinitions.WaterCost.Id).Select(one => (KpiResult?)one.Result).SingleOrDefault();
    }
}
