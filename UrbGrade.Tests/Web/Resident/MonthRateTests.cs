using System.Globalization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Resident;

namespace UrbGrade.Tests.Web.Resident;

public sealed class MonthRateTests
{
    private static readonly DateTimeOffset Start = new(2019, 11, 30, 23, 0, 0, TimeSpan.Zero);

    public MonthRateTests() => CultureInfo.CurrentCulture = new CultureInfo("en-GB");

    [Fact]
    public void Other_kWh_are_told_at_what_a_kWh_came_to()
    {
        var rate = MonthRate.Of(200, Shown(Quantity.Cost, 30, KpiStatus.Ok));
        Assert.Equal(new MonthRate(Quantity.Cost, "EUR", 0.15), rate);
        Assert.Equal("7.50\u00a0€", MonthRate.Text(rate, 50));
    }

    [Fact]
    public void Without_a_rate_they_stay_kWh()
    {
        Assert.Null(MonthRate.Of(200, Shown(Quantity.EnergyKwh, 200, KpiStatus.Ok)));
        Assert.Null(MonthRate.Of(200, Shown(Quantity.Cost, 30, KpiStatus.Insufficient)));
        Assert.Null(MonthRate.Of(0, Shown(Quantity.Cost, 30, KpiStatus.Ok)));
        Assert.Null(MonthRate.Of(null, null));
        Assert.Equal("50.0\u00a0kWh", MonthRate.Text(null, 50));
    }

    private static KpiFigure Shown(Quantity quantity, double value, KpiStatus status) =>
        new(quantity, Start, Start.AddDays(31), value, 700, 744, 0, "cost 1", status) { Currency = quantity == Quantity.Cost ? "EUR" : null };
}
