using UrbGrade.Modules.Core.Administration;

namespace UrbGrade.Tests.Core.Administration;

public class AccentRulesTests
{
    // Known pairs of WCAG 2.2: black on white, and the greys on either side of 4.5 to 1.
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#0000ff", "#ffffff", 8.59)]
    public void Contrast_is_that_of_the_standard(string one, string other, double expected)
    {
        Assert.Equal(expected, AccentRules.Contrast(one, other), 0.005);
        Assert.Equal(expected, AccentRules.Contrast(other, one), 0.005);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("#0b5d50", "#7fd6bf")]
    [InlineData("#8b1a1a", "#ffb4a8")]
    public void What_can_be_read_is_taken(string? light, string? dark) => Assert.Null(AccentRules.Broken(light, dark));

    [Theory]
    [InlineData("#ffcc00", "#7fd6bf", "The accent for light pages is #ffcc00; its contrast with #eef1ee is 1.3 to 1, and text takes 4.5 to 1. Choose a darker one.")]
    [InlineData("#0b5d50", "#0b5d50", "The accent for dark pages is #0b5d50; its contrast with #1d2824 is 1.9 to 1, and text takes 4.5 to 1. Choose a lighter one.")]
    [InlineData("#0b5d50", null, "One accent is given; it takes two, for light pages and for dark ones, or none.")]
    [InlineData("red", "#7fd6bf", "The accent for light pages is 'red'; allowed is a colour such as #0b5d50.")]
    public void What_cannot_be_read_is_refused_with_the_reason(string? light, string? dark, string expected) =>
        Assert.Equal(expected, AccentRules.Broken(light, dark)?.Text);
}
