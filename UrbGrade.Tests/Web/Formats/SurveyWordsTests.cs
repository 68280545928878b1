using System.Globalization;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web.Formats;

public sealed class SurveyWordsTests
{
    [Theory]
    [InlineData(0.5, null, "en-GB", "Write a number that is 0.5 or more.")]
    [InlineData(0.5, null, "da-DK", "Skriv et tal, der er 0,5 eller mere.")]
    [InlineData(null, 24.0, "es-ES", "Hay que escribir un número igual o menor que 24.")]
    [InlineData(0.0, 24.0, "en-GB", "Write a number from 0 to 24.")]
    public void A_number_with_one_bound_was_to_lie_between_it_and_infinity(double? least, double? most, string culture, string expected)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo(culture), new CultureInfo(culture));
        Assert.Equal(expected, SurveyWords.Wrong(AnswerProblem.OutOfRange, Number(least, most), TestTexts.Of<EngagementText>()));
    }

    private static SurveyQuestion Number(double? least, double? most) =>
        new("hours", QuestionKind.Number, new Dictionary<string, string>(), new Dictionary<string, string>(), [], IsRequired: true, least, most);
}
