using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web.Formats;

public sealed class AgesTests
{
    [Theory]
    [InlineData(1, "1 day left")]
    [InlineData(729, "729 days left")]
    [InlineData(730, "about 2 years left")]
    [InlineData(3649, "about 10 years left")]
    public void A_certificate_for_ten_years_had_thousands_of_days_left(int days, string text) => Assert.Equal(text, Ages.Left(days, TestTexts.Of<SharedText>()));
}
