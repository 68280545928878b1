using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>Answers to surveys in words.</summary>
internal static class SurveyWords
{
    // No localizer: a survey is shown in a language that may not be the page's.
    private static readonly ResourceManager Texts = new(typeof(EngagementText).FullName!, typeof(EngagementText).Assembly);

    /// <summary>A mark of 1 to 5, in a language.</summary>
    public static string Mark(int mark, string language) => Texts.GetString($"Vote.Mark.{mark}", CultureInfo.GetCultureInfo(language)) ?? $"{mark}";

    /// <summary>An answer as it is kept, in a language.</summary>
    public static string Of(SurveyQuestion question, string text, string language, IStringLocalizer<EngagementText> texts) => question.Kind switch
    {
        QuestionKind.Choice or QuestionKind.Several => string.Join(", ", text.Split(' ').Select(key => Choice(question, key, language, texts))),
        QuestionKind.Rating => Choice(question, text, language, texts),
        QuestionKind.Number when double.TryParse(text, CultureInfo.InvariantCulture, out var number) => number.ToString(CultureInfo.CurrentCulture),
        _ => text,
    };

    /// <summary>What is wrong with an answer.</summary>
    public static string Wrong(AnswerProblem problem, SurveyQuestion question, IStringLocalizer<EngagementText> texts) =>
        (problem, question.Least, question.Most) switch
        {
            (AnswerProblem.OutOfRange, { } least, { } most) => texts["Survey.Wrong.OutOfRange", least, most],
            (AnswerProblem.OutOfRange, { } least, null) => texts["Survey.Wrong.AtLeast", least],
            (AnswerProblem.OutOfRange, null, { } most) => texts["Survey.Wrong.AtMost", most],
            _ => texts[$"Survey.Wrong.{problem}"],
        };

    /// <summary>One choice, or one mark.</summary>
    public static string Choice(SurveyQuestion question, string key, string language, IStringLocalizer<EngagementText> texts) =>
        question.Kind == QuestionKind.Rating
            ? key is "1" or "2" or "3" or "4" or "5" ? texts[$"Vote.Mark.{key}"] : key
            : question.Choices.FirstOrDefault(choice => choice.Key == key) is { } choice ? SurveyForm.In(choice.Label, language) : key;
}
