using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Web.Municipal;

/// <summary>A survey while somebody writes it.</summary>
public sealed class EditedSurvey
{
    public Dictionary<string, string> Title { get; init; } = Texts(null);

    public Dictionary<string, string> Intro { get; init; } = Texts(null);

    public List<EditedQuestion> Questions { get; init; } = [];

    /// <summary>Its questions and their choices by their ids, in order, as <c>q0:q0c0,q0c1;q1:</c>.</summary>
    public string Shape => string.Join(';', Questions.Select(question => $"{question.Id}:{string.Join(',', question.Choices.Select(choice => choice.Id))}"));

    public static EditedSurvey Of(SurveyForm form) => new()
    {
        Title = Texts(form.Title), Intro = Texts(form.Intro), Questions = [.. form.Questions.Select(EditedQuestion.Of)],
    };

    public SurveyForm ToForm() => new(Trimmed(Title), Trimmed(Intro), [.. Questions.Select(question => question.ToQuestion())]);

    /// <summary>Takes on the parts and the order of a draft: what the survey lacks of them is new and empty, and what they lack goes.</summary>
    /// <param name="shape">As <see cref="Shape"/>.</param>
    public void Arrange(string shape)
    {
        var known = Questions.ToDictionary(question => question.Id, StringComparer.Ordinal);
        Questions.Clear();
        foreach (var part in shape.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(':')))
        {
            var question = known.GetValueOrDefault(part[0]) ?? new EditedQuestion { Id = part[0] };
            var choices = question.Choices.ToDictionary(choice => choice.Id, StringComparer.Ordinal);
            question.Choices.Clear();
            question.Choices.AddRange(part[^1].Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(id => choices.GetValueOrDefault(id) ?? new EditedChoice { Id = id }));
            Questions.Add(question);
        }
    }

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
