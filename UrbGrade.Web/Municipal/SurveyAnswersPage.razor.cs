using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>What was answered to a survey.</summary>
public sealed partial class SurveyAnswersPage(ISurveys surveys, ITenantSession session, NavigationManager navigation, IStringLocalizer<EngagementText> texts)
{
    private const int MostWords = 50;

    [Parameter]
    public string Code { get; set; } = "";

    /// <summary>As answers name it.</summary>
    [SupplyParameterFromQuery(Name = "place")]
    private string? Place { get; set; }

    private SurveyResults? Results { get; set; }

    private IStringLocalizer<EngagementText> T => texts;

    private string Here => $"/app/surveys/{Uri.EscapeDataString(Code)}/answers";

    private static string Reader => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private string Title => Results is { } results && SurveyForm.In(results.Form.Title, Reader) is { Length: > 0 } title ? title : Code;

    private string Rate => Results!.Entry.Started == 0
        ? T["Answers.RateNone", Measures.Number(Results.Entry.Answers, 0)]
        : T[
            "Answers.Rate", Measures.Number(Results.Entry.Answers, 0), Measures.Number(Results.Entry.Started, 0), Measures.Number(Results.Entry.Sent, 0),
            Measures.Percent((double)Results.Entry.Sent / Results.Entry.Started)];

    protected override async Task OnParametersSetAsync()
    {
        var asked = (Code, Place is { Length: > 0 } place ? place : null);
        if (session.CurrentTenantId is null || !IsAnother(asked))
            return;
        Results = await ReadOnce(nameof(Results), $"{asked}", () => surveys.Answers(Code, asked.Item2, Asking));
        if (Results is null)
            navigation.NotFound();
    }

    private string Finding(QuestionResult result) => result switch
    {
        { Mean: { } mean, Margin: { } margin } => T["Answers.Mean", Measures.Number(result.Answered, 0), Measures.Number(mean, 2), Measures.Number(margin, 2)],
        { Question.Kind: QuestionKind.Rating or QuestionKind.Number } => T["Answers.Few", Measures.Number(result.Answered, 0), Opinion.Fewest],
        _ => T["Answers.Answered", Measures.Number(result.Answered, 0)],
    };

    private static double Share(int count, QuestionResult result) => 100.0 * count / result.Answered;

    private static string Invariant(double share) => share.ToString("0.#", CultureInfo.InvariantCulture);
}
