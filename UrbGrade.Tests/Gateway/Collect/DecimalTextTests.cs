using System.Globalization;
using UrbGrade.Gateway.Collect;

namespace UrbGrade.Tests.Gateway.Collect;

public sealed class DecimalTextTests
{
    [Theory]
    [InlineData("0,168", ',', null, "0.168")]
    [InlineData("-3,5", ',', null, "-3.5")]
    [InlineData(" 12 ", ',', null, "12")]
    [InlineData("1.234,5", ',', '.', "1234.5")]
    [InlineData("1.234.567", ',', '.', "1234567")]
    [InlineData("66.88", '.', null, "66.88")]
    public void Reads_numbers_as_the_profile_writes_them(string text, char mark, char? thousands, string expected)
    {
        Assert.True(DecimalText.TryParse(text, mark, thousands, out var value));
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData("0.168", ',', null)]
    [InlineData("0,168", '.', null)]
    [InlineData("0,168", '.', ',')]
    [InlineData("1.23,5", ',', '.')]
    [InlineData("1.2345", ',', '.')]
    [InlineData("12.34.567", ',', '.')]
    [InlineData("1234.567", ',', '.')]
    [InlineData(".168", '.', null)]
    [InlineData("1,", ',', null)]
    [InlineData("1e3", '.', null)]
    [InlineData("NaN", '.', null)]
    [InlineData("Infinity", '.', null)]
    [InlineData("<1", ',', null)]
    [InlineData("+1", ',', null)]
    [InlineData("--1", ',', null)]
    [InlineData("", ',', null)]
    [InlineData("1 234", ',', null)]
    [InlineData("٣", ',', null)]
    [InlineData("99999999999999999999999999999", ',', null)]
    public void Refuses_whatever_could_mean_something_else(string text, char mark, char? thousands) =>
        Assert.False(DecimalText.TryParse(text, mark, thousands, out _));
}
