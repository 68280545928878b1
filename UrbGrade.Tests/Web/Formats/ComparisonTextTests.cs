using System.Globalization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;

namespace UrbGrade.Tests.Web.Formats;

public sealed class ComparisonTextTests
{
    public ComparisonTextTests() => CultureInfo.CurrentCulture = new CultureInfo("en-GB");

    [Theory]
    [InlineData(94, 100, "6.0% less than a year before")]
    [InlineData(115, 100, "15% more than a year before")]
    [InlineData(100.01, 100, "as much as a year before")]
    public void Energy_is_compared_in_per_cent(double now, double before, string expected) =>
        Assert.Equal(expected, ComparisonText.Write(Figure(now), Figure(before), TestTexts.Shared));

    [Fact]
    public void Temperatures_are_compared_in_kelvin() => Assert.Equal(
        "0.8\u00a0K lower than a year before",
        ComparisonText.Write(
            Figure(20.4, quantity: Quantity.InsideTemperatureCelsius), Figure(21.2, quantity: Quantity.InsideTemperatureCelsius),
            TestTexts.Shared));

    [Fact]
    public void An_insufficient_figure_is_not_compared() =>
        Assert.Null(ComparisonText.Write(Figure(94, KpiStatus.Insufficient), Figure(100), TestTexts.Shared));

    [Fact]
    public void An_insufficient_year_before_is_nothing_to_compare_with() => Assert.Equal(
        "nothing to compare with a year before",
        ComparisonText.Write(Figure(94), Figure(100, KpiStatus.Insufficient), TestTexts.Shared));

    [Fact]
    public void A_year_before_of_zero_gives_no_per_cent() => Assert.Equal(
        "nothing to compare with a year before", ComparisonText.Write(Figure(94), Figure(0), TestTexts.Shared));

    [Fact]
    public void Of_next_to_nothing_a_year_before_no_thousands_of_per_cent_are_told() => Assert.Equal(
        $"{Measures.Text(Quantity.EnergyKwh, 0.02)} a year before", ComparisonText.Write(Figure(94), Figure(0.02), TestTexts.Shared));

    private static KpiFigure Figure(double value, KpiStatus status = KpiStatus.Ok, Quantity quantity = Quantity.EnergyKwh) => new(
        quantity, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1), value, 24, 24, 0, "energy 1", status);
}
