using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Operations;

public sealed partial class FailuresPage(
    IParkedWork parked, IDialogService dialogs, TimeProvider clock, IStringLocalizer<OperationsText> texts)
    : RefreshedComponent(clock, TimeSpan.FromSeconds(2))
{
    private const int ItemsShown = 50;

    /// <summary>Time between two countings of all that is parked, while nothing of it is tried again.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(10);

    private readonly RetryWatch watch = new();
    private ElementReference status;
    private string? done;
    private bool doneWell;
    private DateTimeOffset nextRead = DateTimeOffset.MaxValue;

    private IReadOnlyList<FailureGroup>? Groups { get; set; }

    /// <summary>Of the last day.</summary>
    private IReadOnlyList<WorkRetry>? Retries { get; set; }

    /// <summary>Items of the group that is looked into.</summary>
    private IReadOnlyList<ParkedWork>? Items { get; set; }

    /// <summary>The group that is looked into.</summary>
    [SupplyParameterFromQuery(Name = "group")]
    public string? Group { get; set; }

    private IStringLocalizer<OperationsText> T => texts;

    private FailureGroup? Shown => Groups?.FirstOrDefault(group => group.Id == Group);

    protected override bool IsDue => Clock.GetUtcNow() >= nextRead;

    protected override async Task OnParametersSetAsync()
    {
        if (!IsAnother(Group ?? ""))
            return;

        // Items of another group than that of the title would be wrong ones; and the timer waits for those of this one.
        (Items, nextRead) = (null, DateTimeOffset.MaxValue);
        Show(await ReadOnce(nameof(Look), Group, Look));
    }

    protected override async Task Read() => Show(await Latest(Look()));

    private async Task<Parked> Look()
    {
        var groups = await parked.ListGroups(Asking);
        var shown = groups.FirstOrDefault(group => group.Id == Group);
        return new Parked(groups, await parked.ListRetries(Asking), shown is null ? null : await parked.List(new(GroupId: shown.Id), ItemsShown, Asking));
    }

    private void Show(Parked now)
    {
        (Groups, Retries, Items) = (now.Groups, now.Retries, now.Items);
        foreach (var ended in watch.Look(Retries))
            Tell(T.Counted("Failures.Ended", ended.Items, ended.Items, ended.What, ended.Done, ended.Failed), ended.Failed == 0);
        nextRead = Retries.Any(retry => !retry.IsOver) ? default : Clock.GetUtcNow() + Calm;
    }

    private async Task Retry(FailureGroup? group)
    {
        var count = group?.Count ?? Groups!.Sum(one => one.Count);
        done = null;
        if (!await RetryDialog.Ask(dialogs, T["RetryForm.Title", count], group))
            return;

        // What has ended by the time it is read again is told instead.
        Tell(T["Failures.Retrying", count], isWell: true);
        await Refresh();
        await Focus(status);
    }

    private async Task Note(FailureGroup group)
    {
        done = null;
        if (!await FailureNoteDialog.Ask(dialogs, T["NoteForm.Title"], group))
            return;
        await Refresh();
        Tell(T["Failures.Noted"], isWell: true);
    }

    private async Task Archive(FailureGroup group)
    {
        done = null;
        if (!await ArchiveDialog.Ask(dialogs, T["ArchiveForm.Title", group.Count], new ParkedChoice(GroupId: group.Id)))
            return;
        await Refresh();
        Tell(T["Failures.Archived", group.Count], isWell: true);

        // The group has left the table, and the button that was pressed with it.
        await Focus(status);
    }

    private void Tell(string text, bool isWell) => (done, doneWell) = (text, isWell);

    private static string Where(string tenantCode, string contract) => tenantCode.Length == 0 ? contract : $"{contract} · {tenantCode}";

    private static string? FirstLine(string? error) => error?.Split('\n')[0].TrimEnd('\r');

    private sealed record Parked(IReadOnlyList<FailureGroup> Groups, IReadOnlyList<WorkRetry> Retries, IReadOnlyList<ParkedWork>? Items);
}
