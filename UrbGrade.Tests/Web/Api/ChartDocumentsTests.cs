using System.Globalization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Api;

namespace UrbGrade.Tests.Web.Api;

public sealed class ChartDocumentsTests
{
    private static readonly DateTimeOffset Start = new(2019, 10, 26, 22, 0, 0, TimeSpan.Zero);

    public ChartDocumentsTests() => CultureInfo.CurrentCulture = new CultureInfo("en-GB");

    [Fact]
    public void Sums_name_their_total_and_their_highest_value()
    {
        var document = Write(Quantity.EnergyKwh, (2, PointQuality.Measured), (5, PointQuality.Estimated), (null, PointQuality.Missing));

        Assert.Equal("Energy: 7.00 kWh in all. Highest value 5.00 kWh (27 Oct 2019, 01:00).", document.Finding.Replace('\u00a0', ' '));
        Assert.Equal("sum", document.Kind);
        Assert.Equal("power", document.Colour);
    }

    [Fact]
    public void Means_name_their_average_and_their_range()
    {
        var document = Write(Quantity.InsideTemperatureCelsius, (20, PointQuality.Measured), (22, PointQuality.Measured));

        Assert.Equal(
            "Temperature inside: 21.0 °C on average. Lowest value 20.0 °C, highest value 22.0 °C (27 Oct 2019, 01:00).",
            document.Finding.Replace('\u00a0', ' '));
        Assert.Equal("mean", document.Kind);
    }

    [Fact]
    public void A_gap_stays_a_gap_beside_its_letter()
    {
        var document = Write(
            Quantity.EnergyKwh, (1, PointQuality.Measured), (2, PointQuality.Estimated), (3, PointQuality.Partial), (null, PointQuality.Missing));

        Assert.Equal([1, 2, 3, null], document.Values);
        Assert.Equal("mepx", document.Quality);
        Assert.All(document.Quality, letter => Assert.NotEmpty(document.QualityNames[letter.ToString()]));
        Assert.Equal(document.Times.Count, document.Values.Count);
    }

    [Fact]
    public void A_part_of_a_month_is_marked_in_drawing_sentence_and_table()
    {
        var document = ChartDocuments.Write(
            new SeriesChart(
                1, "A shop", "simulated", "Europe/Madrid", Medium.Power, Quantity.EnergyKwh, Resolution.Month,
                [
                    new(new DateTimeOffset(2019, 8, 31, 22, 0, 0, TimeSpan.Zero), 4, PointQuality.Begun),
                    new(new DateTimeOffset(2019, 9, 30, 22, 0, 0, TimeSpan.Zero), 9, PointQuality.Measured),
                    new(new DateTimeOffset(2019, 10, 31, 23, 0, 0, TimeSpan.Zero), 2, PointQuality.SoFar),
                ],
                3, 0, 0, Start, false)
            {
                Currency = "EUR",
            },
            TestTexts.Shared);

        Assert.Equal(
            "Energy: 15.0 kWh in all. Highest value 9.00 kWh (October 2019). September 2019 counts from the first reading on. November 2019 is not over.",
            document.Finding.Replace('\u00a0', ' '));
        Assert.Equal("bms", document.Quality);
        Assert.Equal(("in part", "so far"), (document.QualityNames["b"], document.QualityNames["s"]));
    }

    [Fact]
    public void An_hour_that_is_known_as_a_sum_only_is_told_in_the_table()
    {
        var document = Write(Quantity.EnergyKwh, (1, PointQuality.Measured), (null, PointQuality.SumOnly), (null, PointQuality.Missing));

        Assert.Equal("mkx", document.Quality);
        Assert.Equal("known as a sum only", document.QualityNames["k"]);
    }

    [Fact]
    public void All_points_share_the_unit_of_the_largest()
    {
        var document = Write(Quantity.EnergyKwh, (500, PointQuality.Measured), (20_000, PointQuality.Measured));

        Assert.Equal("MWh", document.Unit);
        Assert.Equal([0.5, 20], document.Values);
    }

    [Fact]
    public void No_readings_are_said_in_words()
    {
        Assert.Equal("No readings of Energy in this range.", Write(Quantity.EnergyKwh, (null, PointQuality.Missing)).Finding);
        Assert.Equal("No readings of Energy in this range.", Write(Quantity.EnergyKwh).Finding);
    }

    [Theory]
    [InlineData(Quantity.Cost, "kr.")]
    [InlineData(Quantity.PricePerKwh, "kr./kWh")]
    [InlineData(Quantity.EnergyKwh, "kWh")]
    public void Money_is_written_in_the_tenants_currency(Quantity quantity, string unit) =>
        Assert.Equal(unit, Write(quantity, (1.5, PointQuality.Measured)).Unit);

    private static ChartDocument Write(Quantity quantity, params (double? Value, PointQuality Quality)[] points) => ChartDocuments.Write(
        new SeriesChart(
            1, "A shop", "simulated", "Europe/Madrid", Medium.Power, quantity, Resolution.Hour,
            [.. points.Select((point, index) => new SeriesPoint(Start.AddHours(index), point.Value, point.Quality))],
            points.Length, 0, 0, Start, false)
        {
            Currency = "DKK",
        },
        TestTexts.Shared);
}
