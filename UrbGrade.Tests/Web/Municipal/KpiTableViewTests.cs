using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class KpiTableViewTests
{
    private static readonly DateOnly Year = new(2019, 1, 1);

    [Fact]
    public void Two_costs_beside_each_other_are_told_apart_and_one_alone_is_not()
    {
        var both = Table(Line("energy", 8760), Line("cost", 4100), Line("cost_tariff", 8760), Line("cost_hours", 4100));

        Assert.Equal(["cost", "cost_tariff"], both.Lines.Where(both.IsOneOfTwoCosts).Select(line => line.Now.Code));
        var alone = Table(Line("energy", 8760), Line("cost", 4100));
        Assert.DoesNotContain(alone.Lines, line => alone.IsOneOfTwoCosts(line));
    }

    [Fact]
    public void The_cost_of_a_carrier_that_has_no_prices_by_the_hour_stands_beside_no_other()
    {
        var table = Table(Line("cost", 4100), Line("cost", 4100, "power"), Line("cost_tariff", 8760), Line("cost_tariff", 8760, "gas"));

        Assert.Equal([true, false, true, false], table.Lines.Select(table.IsOneOfTwoCosts));
    }

    [Fact]
    public void The_hours_beside_a_cost_are_those_of_the_energy_of_all_carriers()
    {
        var table = Table(Line("energy", 8000, "power"), Line("energy", 8760), Line("cost", 4100), Line("cost_tariff", 8760));

        Assert.Equal([null, null, 8760, null], table.Lines.Select(table.HoursBesideCost));
        var alone = Table(Line("cost", 4100));
        Assert.Null(alone.HoursBesideCost(alone.Lines[0]));
    }

    [Fact]
    public void The_hours_beside_the_cost_of_a_carrier_are_those_of_its_energy()
    {
        var table = Table(Line("energy", 8760), Line("energy", 8000, "power"), Line("cost", 4100, "power"));

        Assert.Equal([null, null, 8000], table.Lines.Select(table.HoursBesideCost));
    }

    [Fact]
    public void Beside_next_to_nothing_a_year_before_no_thousands_of_per_cent_are_told()
    {
        KpiLine Of(double before) => Line("energy", 8760) with { Before = Line("energy", 8760).Now with { Value = before } };

        Assert.Equal(0.2, Of(10).Change!.Value, 9);
        Assert.Null(Of(0.001).Change);
    }

    private static KpiTableView Table(params KpiLine[] lines) => new(PeriodLength.Year, Year, lines);

    private static KpiLine Line(string code, int hours, string? medium = null) => new(
        new PeriodFigure(KpiScope.Asset, 1, "", PeriodLength.Year, Year, medium, code, 1, code, "EUR", 12, 8760, hours, 0, KpiStatus.Ok, null), null, null, []);
}
