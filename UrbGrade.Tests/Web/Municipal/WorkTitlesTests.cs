using System.Globalization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Municipal;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class WorkTitlesTests
{
    [Theory]
    [InlineData("en", "LED lamps, Dimming")]
    [InlineData("es", "Lámparas LED, Regulación de luz")]
    [InlineData("da", "LED-lamper, Dæmpning")]
    public void A_plan_was_called_on_a_Danish_street_page_as_whoever_decided_it_calls_it_in_Spanish(string language, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);
        var texts = TestTexts.Of<SavingsText>();
        var title = WorkTitles.Of([MeasureKind.Led, MeasureKind.Dimming]);

        Assert.Equal("Led, Dimming", title);
        Assert.Equal(expected, WorkTitles.Read(title, texts));
    }

    [Theory]
    [InlineData("Dimming in Txonta")]
    [InlineData("Led, and new masts")]
    [InlineData("")]
    public void What_somebody_typed_stays_as_it_is(string title) => Assert.Equal(title, WorkTitles.Read(title, TestTexts.Of<SavingsText>()));
}
