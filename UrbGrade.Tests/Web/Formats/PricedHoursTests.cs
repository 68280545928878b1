using System.Globalization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;

namespace UrbGrade.Tests.Web.Formats;

public sealed class PricedHoursTests
{
    public PricedHoursTests() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));

    [Fact]
    public void A_cost_of_fewer_hours_than_the_energy_beside_it_says_for_how_many_a_price_was_known() => Assert.Equal(
        "Counts 4,100 of the 8,760 hours that the energy counts; for the rest prices are missing.",
        Note(Figure(Quantity.Cost, 4100), Figure(Quantity.EnergyKwh, 8760)));

    [Fact]
    public void A_cost_of_as_many_hours_and_what_is_no_cost_need_no_note()
    {
        var energy = Figure(Quantity.EnergyKwh, 744);

        Assert.Null(Note(Figure(Quantity.Cost, 744), energy));
        Assert.Null(Note(Figure(Quantity.Co2Kg, 700), energy));
        Assert.Null(Note(Figure(Quantity.Cost, 0) with { Value = null }, energy));
        Assert.Null(PricedHours.Of(Figure(Quantity.Cost, 700), [], TestTexts.Shared));
    }

    private static string? Note(KpiFigure figure, KpiFigure energy) => PricedHours.Of(figure, [energy, figure], TestTexts.Shared);

    private static KpiFigure Figure(Quantity quantity, int hours) => new(
        quantity, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(365), 12, hours, 8760, 0, "energy 1", KpiStatus.Ok);
}
