using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Web.Municipal;

/// <summary>A question while somebody writes it.</summary>
public sealed class EditedQuestion
{
    /// <summary>Tells questions on the page apart while their keys change.</summary>
    public string Id { get; init; } = $"q{Guid.NewGuid():n}";

    public string Key { get; set; } = "";

    public QuestionKind Kind { get; set; }

    public bool IsRequired { get; set; } = true;

    public double? Least { get; set; }

    public double? Most { get; set; }

    public Dictionary<string, string> Title { get; init; } = EditedSurvey.Texts(null);

    public Dictionary<string, string> Hint { get; init; } = EditedSurvey.Texts(null);

    public List<EditedChoice> Choices { get; init; } = [];

    public bool HasChoices => Kind is QuestionKind.Choice or QuestionKind.Several;

    /// <param name="number">Gives the question the same id whenever the page is opened, so that a draft finds its fields.</param>
    public static EditedQuestion Of(SurveyQuestion question, int number) => new()
    {
        Id = FormattableString.Invariant($"q{number}"), Key = question.Key, Kind = question.Kind, IsRequired = question.IsRequired, Least = question.Least, Most = question.Most,
        Title = EditedSurvey.Texts(question.Title), Hint = EditedSurvey.Texts(question.Hint),
        Choices =
        [
            .. question.Choices.Select((choice, index) => new EditedChoice
            {
                Id = FormattableString.Invariant($"q{number}c{index}"), Key = choice.Key, Label = EditedSurvey.Texts(choice.Label),
            }),
        ],
    };

    public SurveyQuestion ToQuestion() => new(
        Key.Trim(), Kind, EditedSurvey.Trimmed(Title), EditedSurvey.Trimmed(Hint),
        HasChoices ? [.. Choices.Select(choice => new SurveyChoice(choice.Key.Trim(), EditedSurvey.Trimmed(choice.Label)))] : [], IsRequired,
        Kind == QuestionKind.Number ? Least : null, Kind == QuestionKind.Number ? Most : null);
}
