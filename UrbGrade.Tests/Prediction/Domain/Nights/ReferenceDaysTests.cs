using UrbGrade.Modules.Prediction.Domain.Nights;

namespace UrbGrade.Tests.Prediction.Domain.Nights;

/// <summary>What bands of 30 days hold of real series, every night of one to two years, as the product makes them; docs/accuracy.md tells it.</summary>
public sealed class ReferenceDaysTests
{
    /// <summary>Sixty nights make weights and bands before.</summary>
    private const int FirstJudged = FirstNight + 60;
    private const int FirstNight = 130;

    /// <summary>Some of those that what a band's days count for was not chosen on.</summary>
    [Theory]
    [InlineData("b41_elec")]
    [InlineData("b115_elec")]
    [InlineData("b33_elec")]
    [InlineData("b109_gas")]
    [InlineData("uk_house0_elec")]
    public void Bands_of_80_percent_hold_75_to_85_percent_of_thirty_days_over_all_seasons(string name) => Assert.InRange(SharesHeld(name), 0.75, 0.85);

    /// <summary>Simulated cabinets, whose use follows the length of the night; the two in which no lamp fails in the nights judged hold more.</summary>
    [Theory]
    [InlineData("EIB-CM01")]
    [InlineData("EIB-CM03")]
    [InlineData("EIB-CM05")]
    [InlineData("EIB-CM06")]
    public void Bands_of_lamps_hold_as_much_of_thirty_days_while_nights_grow_and_shrink(string name) => Assert.InRange(SharesHeld(name), 0.75, 0.85);

    private static double SharesHeld(string name) => BandsOfNights.SharesHeld(name, ReferenceSeries.Days(name), ForecastPlan.Days, FirstNight, FirstJudged).All;
}
