using UrbGrade.Bus.Validation;

namespace UrbGrade.Tests.Bus.Validation;

public sealed class SumCheckTests
{
    [Theory]
    [InlineData(100, 101, -0.02, null, true)]
    [InlineData(100, 110, -0.02, null, false)]
    [InlineData(100, 90, 0, 0.05, false)]
    [InlineData(100, 96, 0, 0.05, true)]
    [InlineData(-5, -5, -0.02, null, true)]
    [InlineData(-5, -4, -0.02, null, false)]
    [InlineData(0, 0, -0.02, 0.05, true)]
    public void Meters_below_a_meter_explain_it_within_what_may_be_lost_whichever_way_it_flows(double parent, double below, double leastLoss, double? mostLoss, bool isBalanced) =>
        Assert.Equal(isBalanced, SumCheck.Balances(parent, [below], leastLoss, mostLoss, resolution: 0.01));
}
