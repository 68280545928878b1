using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web.Formats;

public sealed class DurationsTests
{
    [Theory]
    [InlineData(0.8, "800\u00a0ms")]
    [InlineData(3.24, "3.2\u00a0s")]
    [InlineData(75, "75\u00a0s")]
    [InlineData(3_600, "60\u00a0min")]
    [InlineData(3 * 3_600, "3\u00a0h")]
    [InlineData(72 * 3_600, "3\u00a0d")]
    public void A_duration_has_the_one_unit_that_matters_and_stays_in_one_line(double seconds, string text) =>
        Assert.Equal(text, Durations.Text(TimeSpan.FromSeconds(seconds), TestTexts.Of<SharedText>()));
}
