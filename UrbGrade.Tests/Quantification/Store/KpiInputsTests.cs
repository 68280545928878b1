using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Tests.Quantification.Store;

public sealed class KpiInputsTests
{
    public static TheoryData<string> Codes => [.. KpiDefinitions.All.Select(kpi => kpi.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_kpi_of_the_catalogue_stands_on_readings_or_on_what_was_said(string code)
    {
        var kpi = KpiDefinitions.All.Single(kpi => kpi.Code == code);

        Assert.True(RecordFigures.KindOf(kpi.Id) is { } kind ? kpi.Inputs.Contains(kind, StringComparison.Ordinal) : KpiInputs.Of(kpi).Count > 0);
    }

    [Theory]
    [InlineData("cost", "energy", "power", "price")]
    [InlineData("co2_hourly", "emission_factor", "energy", "power")]
    [InlineData("heat_ratio", "energy", "power", "temperature_flow", "temperature_return", "volume")]
    [InlineData("heat_normalised", "energy", "power", "temperature_out")]
    [InlineData("comfort_adaptive_2", "temperature_in", "temperature_out")]
    [InlineData("night_flow", "volume")]
    [InlineData("street_power_density", "energy", "power")]
    [InlineData("intensity_rank", "energy", "power")]
    [InlineData("night_day_rank", "energy", "power")]
    public void A_kpi_stands_on_the_quantities_that_its_definition_names(string code, params string[] quantities) =>
        Assert.Equal(quantities, KpiInputs.Of(KpiDefinitions.All.Single(kpi => kpi.Code == code)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_five_that_follow_each_reading_stand_on_the_same_as_their_charts() =>
        Assert.All(KpiDefinitions.All.Take(5), kpi => Assert.Equal(KpiInputs.Of(kpi.Code), KpiInputs.Of(kpi)));
}
