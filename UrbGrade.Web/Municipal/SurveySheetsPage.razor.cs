using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Reports;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>The sheets of a survey that hang at posts, in buildings, streets or districts.</summary>
public sealed partial class SurveySheetsPage(ISurveys surveys, IStringLocalizer<EngagementText> texts)
{
    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    /// <summary>As text, since what is no kind of place is no failure of the page.</summary>
    [SupplyParameterFromQuery(Name = "of")]
    private string? KindText { get; set; }

    [SupplyParameterFromQuery(Name = "part")]
    private string? PartText { get; set; }

    [Parameter]
    public string Code { get; set; } = "";

    private SurveyPosters? Posters { get; set; }

    private IStringLocalizer<EngagementText> T => texts;

    private string Title =>
        Posters is { } posters && SurveyForm.In(posters.Title, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) is { Length: > 0 } title ? title : Code;

    private int Parts => SheetPart.Cut(Posters!.Places.Count, PartText).Count;

    private int Part => SheetPart.Cut(Posters!.Places.Count, PartText).Number;

    protected override async Task OnInitializedAsync()
    {
        Posters = await surveys.Posters(Code, PosterAddress.Kind(KindText), Context.RequestAborted);
        if (Posters is null)
            Context.AnswerWith(StatusCodes.Status404NotFound);
    }
}
