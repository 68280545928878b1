using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Modules.Engagement.Domain;

namespace UrbGrade.Tests.Engagement.Domain;

public sealed class AnswerRulesTests
{
    [Theory]
    [InlineData("es", "1.500")]
    [InlineData("da", "-1.500")]
    [InlineData("ca", "1.500,5")]
    [InlineData("eu", "12.345.678")]
    [InlineData("en", "1,500")]
    [InlineData("en", "1,500.5")]
    public void Fifteen_hundred_with_its_thousands_apart_was_kept_as_one_and_a_half(string language, string text)
    {
        var (problem, kept) = AnswerRules.Check(Number, [text], language);
        Assert.Equal(AnswerProblem.Grouped, problem);
        Assert.Equal("", kept);
    }

    [Theory]
    [InlineData("es", "1500", "1500")]
    [InlineData("es", "1,500", "1.5")]
    [InlineData("es", "7,5", "7.5")]
    [InlineData("es", "7.5", "7.5")]
    [InlineData("da", "0.125", "0.125")]
    [InlineData("en", "1.500", "1.5")]
    [InlineData("en", "2,5", "2.5")]
    [InlineData("eu", "\u22122,5", "-2.5")]
    public void A_number_is_read_with_a_point_or_a_comma_before_its_decimals(string language, string text, string expected)
    {
        var (problem, kept) = AnswerRules.Check(Number, [text], language);
        Assert.Null(problem);
        Assert.Equal(expected, kept);
    }

    private static SurveyQuestion Number { get; } =
        new("use", QuestionKind.Number, new Dictionary<string, string>(), new Dictionary<string, string>(), [], IsRequired: true);
}
