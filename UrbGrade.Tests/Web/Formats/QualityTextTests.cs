using System.Globalization;
using UrbGrade.Web.Formats;

namespace UrbGrade.Tests.Web.Formats;

public sealed class QualityTextTests
{
    public QualityTextTests() => CultureInfo.CurrentCulture = new CultureInfo("en-GB");

    [Theory]
    [InlineData(24, 0, 24, "100% measured")]
    [InlineData(23, 1, 24, "96% measured, 4% estimated")]
    [InlineData(21, 1, 24, "88% measured, 4% estimated, 8% missing")]
    [InlineData(0, 0, 24, "0% measured, 100% missing")]
    [InlineData(0, 0, 0, "no readings yet")]
    public void Only_the_shares_that_are_there_are_named(int measured, int estimated, int expected, string line) =>
        Assert.Equal(line, QualityText.Line(measured, estimated, expected, TestTexts.Shared));

    [Fact]
    public void What_is_known_as_a_sum_only_was_called_missing() =>
        Assert.Equal("0% measured, 75% known as a sum only, 25% missing", QualityText.Line(0, 0, 24, TestTexts.Shared, sumOnly: 18));

    [Fact]
    public void More_readings_than_expected_are_no_negative_gap() =>
        Assert.Equal("100% measured", QualityText.Line(25, 0, 24, TestTexts.Shared));
}
