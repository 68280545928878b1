using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Administration;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>What people write about times of series.</summary>
public sealed partial class NotesSection(ISeriesNotes notes, IDialogService dialogs, IStringLocalizer<FindingText> texts, IStringLocalizer<RefusalText> refusals)
{
    private NoteForm form = new();
    private int? edited;
    private string? problem;
    private string? said;
    private ElementReference heading;
    private ElementReference text;
    private IReadOnlyList<int>? shown;

    /// <summary>Those that are shown, one at least.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ExploredSeries> Series { get; set; } = [];

    /// <summary>In order of their begin.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<SeriesNote> Notes { get; set; } = [];

    /// <summary>IANA zone of the days that are shown.</summary>
    [Parameter, EditorRequired]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The day that a new note is of until another one is chosen.</summary>
    [Parameter, EditorRequired]
    public DateOnly Day { get; set; }

    /// <summary>Asked once notes are others.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    private IStringLocalizer<FindingText> T => texts;

    /// <summary>Days and times are typed by the clock of the series that they are about.</summary>
    private string ZoneOfForm => Series.FirstOrDefault(one => one.Id == form.SeriesId)?.TimeZone ?? TimeZone;

    protected override void OnParametersSet()
    {
        List<int> now = [.. Series.Select(one => one.Id)];
        if (shown is not null && shown.SequenceEqual(now))
            return;
        shown = now;
        (said, problem) = (null, null);
        Empty();
    }

    private void Empty() => (form, edited) = (new NoteForm { SeriesId = Series.Count > 0 ? Series[0].Id : 0, First = Day, Last = Day }, null);

    /// <summary>A time ends on the day that it begins on, until something else is chosen.</summary>
    private void ChooseFirst(DateOnly day) => (form.First, form.Last) = (day, form.Last == form.First || form.Last < day ? day : form.Last);

    private async Task Begin(SeriesNote note)
    {
        (form, edited, problem, said) = (NoteForm.Of(note), note.Id, null, null);
        await Focus(text);
    }

    private async Task Leave()
    {
        problem = null;
        Empty();
        await Focus(heading);
    }

    private async Task Save()
    {
        var draft = form.Draft(ZoneOfForm);
        var result = edited is { } id ? await notes.Change(id, draft, Leaving) : await notes.Add(draft, Leaving);
        problem = refusals.Of(result);
        said = problem is null ? T["Notes.Kept"].Value : null;
        if (problem is not null)
            return;
        Empty();
        await OnChanged.InvokeAsync();
    }

    private async Task Remove(SeriesNote note)
    {
        if (!await ConfirmDialog.Ask(dialogs, T["Notes.RemoveTitle"], T["Notes.RemoveBody", note.Text], T["Notes.Remove"]))
            return;
        var result = await notes.Remove(note.Id, Leaving);
        said = refusals.Of(result) ?? T["Notes.Removed"];
        if (result.Outcome is AdministrationOutcome.Done && edited == note.Id)
            Empty();
        await OnChanged.InvokeAsync();
        await Focus(heading);
    }
}
