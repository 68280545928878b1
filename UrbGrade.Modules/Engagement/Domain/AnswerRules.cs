using System.Globalization;
using System.Text.RegularExpressions;
using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Modules.Engagement.Domain;

/// <summary>What an answer may be.</summary>
internal static class AnswerRules
{
    private const int LongestText = 2000;

    /// <summary>Holds what a form sent against its question.</summary>
    /// <param name="language">Code of the reader's, in which a number is written.</param>
    /// <returns>What is wrong with it, or else the text that is kept; empty for no answer.</returns>
    public static (AnswerProblem? Problem, string Text) Check(SurveyQuestion question, IReadOnlyList<string> values, string language)
    {
        var given = values.Select(value => value.Trim()).Where(value => value.Length > 0).Distinct().ToList();
        if (given.Count == 0)
        {
            return question.IsRequired ? (AnswerProblem.Missing, "") : (null, "");
        }

        return question.Kind switch
        {
            QuestionKind.Rating => given is [['1' or '2' or '3' or '4' or '5']] ? (null, given[0]) : (AnswerProblem.NotOffered, ""),
            QuestionKind.Choice when given.Count > 1 => (AnswerProblem.NotOffered, ""),
            QuestionKind.Choice or QuestionKind.Several => Offered(question, given),
            QuestionKind.Number => Number(question, given[0], language),
            _ => (null, PlainText.Clean(given[0], LongestText) ?? ""),
        };
    }

    /// <summary>Reads a number with a point or a comma before its decimals; null when it is none.</summary>
    public static double? ReadNumber(string text) =>
        // Basque writes a minus that is no hyphen.
        double.TryParse(text.Replace(',', '.').Replace('\u2212', '-'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) ? number : null;

    private static (AnswerProblem? Problem, string Text) Offered(SurveyQuestion question, List<string> given) =>
        given.TrueForAll(key => question.Choices.Any(choice => choice.Key == key))
            ? (null, string.Join(' ', question.Choices.Select(choice => choice.Key).Where(given.Contains))) : (AnswerProblem.NotOffered, "");

    private static (AnswerProblem? Problem, string Text) Number(SurveyQuestion question, string text, string language) =>
        IsGrouped(text, language) ? (AnswerProblem.Grouped, "")
        : ReadNumber(text) is not { } number ? (AnswerProblem.NoNumber, "")
        : number < question.Least || number > question.Most ? (AnswerProblem.OutOfRange, "")
        : (null, number.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Whether thousands stand apart as the language writes them: 1.500 is 1,500 to a Spaniard and would be read as 1.5.</summary>
    private static bool IsGrouped(string text, string language)
    {
        var group = Regex.Escape(CultureInfo.GetCultureInfo(language).NumberFormat.NumberGroupSeparator);
        return Regex.IsMatch(text, $"^[+\u2212-]?[1-9][0-9]{{0,2}}({group}[0-9]{{3}})+([^0-9]|$)", RegexOptions.CultureInvariant);
    }
}
