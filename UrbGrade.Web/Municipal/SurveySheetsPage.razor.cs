using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Formats;
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

    private int Parts => Math.Max(1, (Posters!.Places.Count + SheetPart.Length - 1) / SheetPart.Length);

    private int Part => Math.Min(WholeNumbers.Page(PartText), Parts);

    protected override async Task OnInitializedAsync()
    {
        SurveyPlaceKind? kind = Enum.TryParse<SurveyPlaceKind>(KindText, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
        Posters = await surveys.Posters(Code, kind, Context.RequestAborted);
        if (Posters is null)
            Context.AnswerWith(StatusCodes.Status404NotFound);
    }

    private string AddressOf(SurveyPlaceKind kind, int part) =>
        string.Create(CultureInfo.InvariantCulture, $"/app/surveys/{Uri.EscapeDataString(Code)}/sheets?of={kind}{(part == 1 ? "" : $"&part={part}")}");
}
