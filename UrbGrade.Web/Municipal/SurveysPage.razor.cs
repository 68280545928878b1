using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>The surveys of a tenant.</summary>
public sealed partial class SurveysPage(
    ISurveys surveys, NavigationManager navigation, IStringLocalizer<EngagementText> texts, IStringLocalizer<RefusalText> refusals)
{
    private string code = "";
    private string? problem;

    /// <summary>Kept from prerendering to the live page.</summary>
    [PersistentState]
    public IReadOnlyList<SurveyEntry>? Entries { get; set; }

    private IStringLocalizer<EngagementText> T => texts;

    protected override async Task OnInitializedAsync() => Entries ??= await Latest(surveys.List(Asking));

    private static string TitleOf(SurveyEntry entry) =>
        SurveyForm.In(entry.Title, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) is { Length: > 0 } title ? title : entry.Code;

    /// <summary>For all: it is shown in each reader's language.</summary>
    private string AddressOf(SurveyEntry entry) => $"{navigation.BaseUri}s/{Uri.EscapeDataString(entry.Tag)}";

    /// <summary>Begins with one question, whose marks count towards the satisfaction of places.</summary>
    private async Task Begin()
    {
        var first = new EditedSurvey { Questions = { new EditedQuestion { Key = "light_level" } } };
        var result = await surveys.Save(null, code.Trim(), first.ToForm(), 0, CancellationToken.None);
        if (result.Outcome == AdministrationOutcome.Done)
            navigation.NavigateTo($"/app/surveys/{Uri.EscapeDataString(code.Trim())}");
        else
            problem = refusals.Of(result);
    }
}
