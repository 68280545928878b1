using System.Globalization;
using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Modules.Engagement.Domain;

/// <summary>What was answered to each question together.</summary>
internal static class SurveyFigures
{
    /// <summary>As the question offers them.</summary>
    private static readonly string[] Marks = ["5", "4", "3", "2", "1"];

    public static IReadOnlyList<QuestionResult> Of(SurveyForm form, IReadOnlyCollection<SurveyAnswer> answers) =>
        [.. form.Questions.Select(question => Of(question, [.. answers.Select(answer => answer.Texts.GetValueOrDefault(question.Key)).OfType<string>().Where(text => text.Length > 0)]))];

    private static QuestionResult Of(SurveyQuestion question, List<string> texts)
    {
        var (mean, margin) = question.Kind is QuestionKind.Rating or QuestionKind.Number
            ? Mean(texts.ConvertAll(text => AnswerRules.ReadNumber(text)).OfType<double>().ToList()) : (null, null);
        return new QuestionResult(question, texts.Count, question.Kind switch
        {
            QuestionKind.Rating => Count(Marks, texts),
            QuestionKind.Choice or QuestionKind.Several => Count(question.Choices.Select(choice => choice.Key), [.. texts.SelectMany(text => text.Split(' '))]),
            _ => [],
        }, mean, margin);
    }

    private static List<KeyValuePair<string, int>> Count(IEnumerable<string> keys, List<string> texts) =>
        [.. keys.Select(key => KeyValuePair.Create(key, texts.Count(text => text == key)))];

    private static (double? Mean, double? Margin) Mean(List<double> numbers)
    {
        if (numbers.Count < Opinion.Fewest)
        {
            return (null, null);
        }

        var mean = numbers.Average();
        return (mean, 1.96 * Math.Sqrt(numbers.Sum(number => (number - mean) * (number - mean)) / (numbers.Count - 1) / numbers.Count));
    }

    /// <summary>The answers that a site record tells; null when they are to another survey.</summary>
    public static SurveyAnswer? Read(string code, string subject, DateTimeOffset at, string fields)
    {
        var texts = CastVote.FieldsOf(fields);
        if (texts.GetValueOrDefault("form") != code)
        {
            return null;
        }

        var version = int.TryParse(texts.GetValueOrDefault("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        return new SurveyAnswer(at, version, subject, texts.GetValueOrDefault("language"), texts);
    }
}
