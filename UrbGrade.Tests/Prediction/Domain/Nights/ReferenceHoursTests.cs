using UrbGrade.Modules.Prediction.Domain.Nights;

namespace UrbGrade.Tests.Prediction.Domain.Nights;

/// <summary>What bands of hours hold of real series, every night of the last half year, as the product makes them; docs/accuracy.md tells it.</summary>
public sealed class ReferenceHoursTests
{
    private const int Judged = 180;

    /// <summary>More than bands look back on.</summary>
    private const int Before = 60;

    [Theory]
    [InlineData("b97_elec")]
    [InlineData("b41_elec")]
    [InlineData("b115_elec")]
    [InlineData("b33_elec")]
    [InlineData("b109_gas")]
    [InlineData("uk_house0_elec")]
    [InlineData("dk_house_heat")]
    [InlineData("vic_elec_hourly")]
    [InlineData("EIB-CM03")]
    public void Bands_of_80_percent_hold_75_to_85_percent_of_today_of_tomorrow_and_of_the_days_after(string name)
    {
        var series = ReferenceSeries.Of(name).Series;
        var days = series.Load.Length / 24;

        var (stretches, _, fortnights) = BandsOfNights.SharesHeld(name, series, ForecastPlan.Hours, days - Judged - Before, days - Judged);

        Assert.NotEmpty(stretches);
        Assert.All(stretches, share => Assert.InRange(share, 0.75, 0.85));
        Assert.True(
            fortnights.Count(share => share is >= 0.75 and <= 0.85) > 0.7 * fortnights.Length,
            string.Join(' ', fortnights.Select(share => $"{share:F3}")));
    }
}
