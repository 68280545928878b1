using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Administration;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>Where a survey is written, all languages side by side, published and closed.</summary>
public sealed partial class SurveyPage(
    ISurveys surveys, ITenantSession session, NavigationManager navigation, IDialogService dialogs, IStringLocalizer<EngagementText> texts, IStringLocalizer<RefusalText> refusals)
{
    private EditedSurvey? edited;
    private string? done;
    private string? problem;
    private ElementReference status;
    private string previewed = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    [Parameter]
    public string Code { get; set; } = "";

    /// <summary>Kept from prerendering to the live page.</summary>
    [PersistentState]
    public SurveyDetails? Details { get; set; }

    private IStringLocalizer<EngagementText> T => texts;

    protected override async Task OnInitializedAsync()
    {
        if (session.CurrentTenantId is null)
            return;
        Details ??= await Latest(surveys.Find(Code, Asking));
        if (Details is null)
            navigation.NotFound();
        else
            edited = EditedSurvey.Of(Details.Draft);
    }

    private async Task<bool> Write()
    {
        var result = await surveys.Save(null, Code, edited!.ToForm(), Details!.Edit, CancellationToken.None);
        var isWritten = await Show(result, null);
        if (isWritten)
            edited = EditedSurvey.Of(Details!.Draft);
        return isWritten;
    }

    private void Arrange(string shape) => edited!.Arrange(shape);

    private async Task Save()
    {
        if (await Write())
            done = T["Surveys.Saved"];
    }

    /// <summary>What stands on the page is what is published.</summary>
    private async Task Publish()
    {
        if (await Write())
            await Show(await surveys.Publish(null, Code, CancellationToken.None), T["Surveys.Published"]);
    }

    private async Task Close()
    {
        if (!await ConfirmDialog.Ask(dialogs, T["Surveys.CloseTitle", Code], T["Surveys.CloseBody"], T["Surveys.Close"]))
            return;
        await Show(await surveys.Close(null, Code, CancellationToken.None), T["Surveys.ClosedNow"]);
        await Focus(status);
    }

    private async Task<bool> Show(AdministrationResult result, string? said)
    {
        var isDone = result.Outcome == AdministrationOutcome.Done;
        (done, problem) = (isDone ? said : null, isDone ? null : refusals.Of(result));
        Details = await surveys.Find(Code, Leaving);
        return isDone;
    }
}
