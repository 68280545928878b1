using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web.Formats;

public sealed class DurationsTests
{
    [Theory]
    [InlineData(0.8, "800 ms")]
    [InlineData(3.24, "3.2 s")]
    [InlineData(75, "75 s")]
    [InlineData(3_600, "60 min")]
    [InlineData(3 * 3_600, "3 h")]
    [InlineData(72 * 3_600, "3 d")]
    public void A_duration_has_the_one_unit_that_matters(double seconds, string text) =>
        Assert.Equal(text, Durations.Text(TimeSpan.FromSeconds(seconds), TestTexts.Of<SharedText>()));
}
