using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Web.Municipal;

/// <summary>A survey while somebody writes it.</summary>
public sealed class EditedSurvey
{
    public Dictionary<string, string> Title { get; init; } = Texts(null);

    public Dictionary<string, string> Intro { get; init; } = Texts(null);

    public List<EditedQuestion> Questions { get; init; } = [];

    public static EditedSurvey Of(SurveyForm form) => new()
    {
        Title = Texts(form.Title), Intro = Texts(form.Intro), Questions = [.. form.Questions.Select(EditedQuestion.Of)],
    };

    public SurveyForm ToForm() => new(Trimmed(Title), Trimmed(Intro), [.. Questions.Select(question => question.ToQuestion())]);

    /// <summary>Moves a question up or down.</summary>
    /// <param name="by">-1 or 1.</param>
    public void Move(EditedQuestion question, int by)
    {
        var to = Questions.IndexOf(question) + by;
        if (to >= 0 && to < Questions.Count)
        {
            Questions.Remove(question);
            Questions.Insert(to, question);
        }
    }

    /// <summary>A text in every language, empty where it has none.</summary>
    public static Dictionary<string, string> Texts(IReadOnlyDictionary<string, string>? texts) =>
        SurveyForm.Languages.ToDictionary(language => language, language => texts?.GetValueOrDefault(language) ?? "");

    public static Dictionary<string, string> Trimmed(Dictionary<string, string> texts) =>
        texts.Where(text => !string.IsNullOrWhiteSpace(text.Value)).ToDictionary(text => text.Key, text => text.Value.Trim());
}
