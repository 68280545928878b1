using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Modules.Engagement.Domain;

/// <summary>What a survey may ask.</summary>
internal static class SurveyRules
{
    private const int MostQuestions = 40;
    private const int MostChoices = 30;
    private const int LongestText = 500;

    /// <summary>Names that answers have beside those of the questions.</summary>
    private static readonly string[] Reserved = ["form", "version", "language", "place", "sent"];

    /// <summary>The first rule that a draft breaks, with the value found and the values allowed; null when all hold.</summary>
    public static Refusal? Broken(SurveyForm form)
    {
        if (form.Questions.Count is < 1 or > MostQuestions)
        {
            return new Refusal("Survey.Count", $"The survey has {form.Questions.Count} questions; it takes 1 to {MostQuestions}.");
        }

        if (form.Questions.GroupBy(q => q.Key, StringComparer.Ordinal).FirstOrDefault(q => q.Count() > 1) is { } twice)
        {
            return new Refusal("Survey.QuestionTwice", $"Two questions have the key '{twice.Key}'.");
        }

        return Texts(form).FirstOrDefault(text => text.Value.Length > LongestText || text.Value.Any(letter => char.IsControl(letter) && letter != '\n')) is { Value: { } found }
            ? new Refusal("Survey.Text", $"A text is '{found[..Math.Min(found.Length, 40)]}'; allowed are up to {LongestText} printable characters.")
            : form.Questions.Select(Broken).FirstOrDefault(broken => broken is not null);
    }

    /// <summary>What a draft lacks before people can be asked.</summary>
    public static IReadOnlyList<MissingText> Missing(SurveyForm form) =>
    [
        .. Lacking(SurveyPart.Title, form.Title),
        .. form.Questions.SelectMany(question => Lacking(SurveyPart.Question, question.Title, question.Key)
            .Concat(question.Hint.Values.Any(text => text.Length > 0) ? Lacking(SurveyPart.Hint, question.Hint, question.Key) : [])
            .Concat(question.Choices.SelectMany(choice => Lacking(SurveyPart.Choice, choice.Label, question.Key, choice.Key)))),
        .. form.Intro.Values.Any(text => text.Length > 0) ? Lacking(SurveyPart.Introduction, form.Intro) : [],
    ];

    private static Refusal? Broken(SurveyQuestion question)
    {
        if (!EngagementRules.IsCode(question.Key) || Reserved.Contains(question.Key))
        {
            return new Refusal("Survey.Key", $"A question's key is '{question.Key}'; allowed are 1 to 50 letters a to z, digits, dots, dashes and underlines, but not {string.Join(", ", Reserved)}.");
        }

        var offers = question.Kind is QuestionKind.Choice or QuestionKind.Several;
        if (offers ? question.Choices.Count is < 2 or > MostChoices : question.Choices.Count > 0)
        {
            return offers
                ? new Refusal("Survey.ChoicesOf", $"Question '{question.Key}' has {question.Choices.Count} choices; it takes 2 to {MostChoices}.")
                : new Refusal("Survey.NoChoices", $"Question '{question.Key}' has {question.Choices.Count} choices; a question of its kind takes none.");
        }

        if (question.Choices.FirstOrDefault(choice => !EngagementRules.IsCode(choice.Key)) is { } wrong)
        {
            return new Refusal("Survey.ChoiceKey", $"A choice of '{question.Key}' has the key '{wrong.Key}'; allowed are 1 to 50 letters a to z, digits, dots, dashes and underlines.");
        }

        if (question.Choices.DistinctBy(choice => choice.Key).Count() < question.Choices.Count)
        {
            return new Refusal("Survey.ChoiceTwice", $"Two choices of '{question.Key}' have the same key.");
        }

        return question is { Least: { } least, Most: { } most } && least > most
            ? new Refusal("Survey.Numbers", $"Question '{question.Key}' takes numbers from {least} to {most}; the least may not be above the most.") : null;
    }

    private static IEnumerable<MissingText> Lacking(SurveyPart part, IReadOnlyDictionary<string, string> texts, string? question = null, string? choice = null)
    {
        var lacking = SurveyForm.Languages.Where(language => string.IsNullOrWhiteSpace(texts.GetValueOrDefault(language))).ToList();
        return lacking.Count == 0 ? [] : [new MissingText(part, question, choice, lacking)];
    }

    private static IEnumerable<KeyValuePair<string, string>> Texts(SurveyForm form) =>
        form.Title.Concat(form.Intro).Concat(form.Questions.SelectMany(q => q.Title.Concat(q.Hint).Concat(q.Choices.SelectMany(choice => choice.Label))));
}
