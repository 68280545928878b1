using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Api;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class FindingPage(
    IFindingQueries findings, NavigationManager navigation, IStringLocalizer<FindingText> texts, IStringLocalizer<SharedText> shared, IStringLocalizer<RefusalText> refusals)
{
    private DraftForm? draft;
    private string note = "";
    private string? problem;
    private bool isDone;

    [Parameter]
    public long FindingId { get; set; }

    private FindingDetails? Details { get; set; }

    private IStringLocalizer<FindingText> T => texts;

    private ChartDocument Evidence => FindingChart.Of(Details!, texts, shared);

    protected override async Task OnParametersSetAsync()
    {
        if (!IsAnother(FindingId))
            return;
        Details = await ReadOnce(nameof(Details), $"{FindingId}", () => findings.Find(FindingId, Asking));
        if (Details is null)
            navigation.NotFound();
    }

    private async Task Set(FindingState state)
    {
        (problem, isDone) = (null, false);
        if (state is FindingState.Explained or FindingState.FalseAlarm && string.IsNullOrWhiteSpace(note))
        {
            problem = T["Finding.NoteNeeded"];
            return;
        }

        var result = await findings.SetState(FindingId, state, note, Leaving);
        if (result.Outcome is AdministrationOutcome.Done)
            (Details, note, isDone) = (await Latest(findings.Find(FindingId, Asking)), "", true);
        else
            problem = refusals.Of(result);
        if (draft is not null)
            await draft.Settle(problem is not null);
    }
}
