using System.Text.Json;
using UrbGrade.Modules.Analysis.Domain.Savings;

namespace UrbGrade.Tests.Analysis.Domain;

public sealed class InvestmentTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Figures_agree_with_the_reference(int row)
    {
        var reference = ReferenceUse.Results("reference_finance.json")[row];
        var investment = new Investment(
            Number(reference, "capex")!.Value, Number(reference, "first_year_saving")!.Value, Number(reference, "rate")!.Value,
            Number(reference, "escalation")!.Value, reference.GetProperty("years").GetInt32());

        Assert.Equal(Number(reference, "npv")!.Value, investment.NetPresentValue, 1e-2);
        Assert.Equal(1, investment.NetPresentValue / Number(reference, "npv")!.Value, 1e-6);
        Assert.Equal(Number(reference, "irr")!.Value, investment.InternalRateOfReturn!.Value, 1e-7);
        Assert.Equal(Number(reference, "simple_payback_y_static")!.Value, investment.StaticPayback!.Value, 1e-4);
        Near(Number(reference, "payback_y_interp"), investment.Payback);
        Near(Number(reference, "discounted_payback_y"), investment.DiscountedPayback);
    }

    [Fact]
    public void What_saves_nothing_never_pays()
    {
        var investment = new Investment(1000, 0, 0.04, 0.02, 15);

        Assert.Equal(-1000, investment.NetPresentValue);
        Assert.Null(investment.InternalRateOfReturn);
        Assert.Null(investment.StaticPayback);
        Assert.Null(investment.Payback);
    }

    private static void Near(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.Equal(expected ?? 0, actual ?? 0, 1e-4);
    }

    private static double? Number(JsonElement from, string name) => from.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
