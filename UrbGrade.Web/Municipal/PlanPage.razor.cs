using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Administration;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>What renovation would bring, and what it has brought.</summary>
public sealed partial class PlanPage(
    IInterventionQueries interventions, IInterventions book, IBaselineQueries baselines, IPlanning planning, ITenantSession session, NavigationManager navigation,
    IDialogService dialogs, IStringLocalizer<SavingsText> texts, IStringLocalizer<RefusalText> refusals)
{
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["s"] = "Plan.Strength",
        ["h"] = "Plan.Hours",
        ["f"] = "Plan.FromHour",
        ["t"] = "Plan.ToHour",
        ["c"] = "Plan.Cost",
        ["l"] = "Plan.Life",
        ["rate"] = "Plan.Rate",
        ["growth"] = "Plan.Growth",
        ["years"] = "Plan.Years",
        ["doubt"] = "Plan.Doubt",
        ["we"] = "Plan.WeighEnergy",
        ["wm"] = "Plan.WeighMoney",
        ["wl"] = "Plan.WeighLife",
    };

    private ElementReference status;
    private string? done;
    private string? problem;

    [SupplyParameterFromQuery(Name = "work")]
    private string? WorkText { get; set; }

    /// <summary>The work whose models are shown.</summary>
    private int? Work => WholeNumbers.Read(WorkText);

    private IReadOnlyList<InterventionEntry>? Interventions { get; set; }

    private IReadOnlyList<BaselineEntry>? Baselines { get; set; }

    /// <summary>What the saving of <see cref="Work"/> stands on.</summary>
    private IReadOnlyList<BaselineEntry> BeforeWork { get; set; } = [];

    private PlanAnswer? Answer { get; set; }

    private PlanForm Form { get; set; } = PlanForm.Read("https://localhost/");

    /// <summary>As asked; else the first that can be computed, and where none can, the first with readings.</summary>
    private string Medium => Form.Medium(
        PlanForm.Media.FirstOrDefault(medium => Baselines?.Any(one => one.Medium == medium && one.IsAccepted) == true)
        ?? PlanForm.Media.FirstOrDefault(medium => Baselines?.Any(one => one.Medium == medium) == true) ?? PlanForm.Media[0]);

    /// <summary>Models of the carrier at the chosen places; at all where none is chosen.</summary>
    private IEnumerable<BaselineEntry> Chosen =>
        Baselines!.Where(one => one.Medium == Medium && (Form.AssetIds.Count == 0 || Form.AssetIds.Contains(one.AssetId)));

    /// <summary>Whether any place has a model of the carrier that can be used.</summary>
    private bool IsComputed => Baselines!.Any(one => one.Medium == Medium && one.IsAccepted);

    /// <summary>Carriers that there are models of beside the one that is asked for.</summary>
    private IEnumerable<string> Others => PlanForm.Media.Where(medium => medium != Medium && Baselines!.Any(one => one.Medium == medium));

    private string WhyNone => !Chosen.Any() ? T["Plan.NoneFitted"]
        : T[Chosen.Any(one => SavingWords.Lacks(one, BaselineRefusalReason.NoTemperature)) ? "Plan.NeedsTemperature" : "Plan.NoneCountBody"];

    /// <summary>Of no package where a field is wrong.</summary>
    private PlanQuestion Question => Form.Wrong.Count == 0 ? Form.Question(Medium) : Form.Question(Medium) with { Packages = [] };

    private IStringLocalizer<SavingsText> T => texts;

    private string Asked => new Uri(navigation.Uri).PathAndQuery;

    protected override async Task OnParametersSetAsync()
    {
        if (!IsAnother(navigation.Uri))
            return;
        Form = PlanForm.Read(navigation.Uri);
        Baselines ??= await ReadOnce(nameof(Baselines), null, () => baselines.List(null, Asking));
        Answer = await ReadOnce(nameof(Answer), Asked, () => planning.Ask(Question, Asking));
        BeforeWork = Work is { } work ? await ReadOnce(nameof(BeforeWork), $"{work}", () => baselines.Before(work, Asking)) : [];
        Interventions = await ReadOnce(nameof(Interventions), null, () => interventions.List(Asking));
    }

    private string WhyWrong(string name)
    {
        var (least, most) = PlanForm.Bounds(name);
        var label = T[Labels[PlanForm.Letter(name)]].Value;
        return T[
            "Plan.WrongField", PlanForm.Row(name) is { } row ? $"{T["Plan.Measure", row]}, {label}" : label, Form.Text(name), Measures.Number(least, 0), Measures.Number(most, 0)];
    }

    private async Task Add(PlanOutcome outcome, bool isScenario)
    {
        var question = Form.Question(Medium);
        var measures = question.Packages.Single(package => package.Name == outcome.Name).Measures;
        var kind = measures.Count == 1 ? measures[0].Kind : MeasureKind.Other;
        await Tell(
            await book.Add(
                null,
                new InterventionDraft(
                    WorkTitles.Of(measures.Select(measure => measure.Kind)), kind, Medium, [.. Answer!.Assets.Select(asset => asset.Id)], [], null, null,
                    outcome.Cost, outcome.SavedKwh, outcome.SavedKwh - outcome.BandKwh, outcome.MostKwh ?? (outcome.SavedKwh + outcome.BandKwh),
                    session.AccountName ?? "-", PlanForm.NoteOf(navigation.ToBaseRelativePath(navigation.Uri))) { IsScenario = isScenario },
                CancellationToken.None),
            T[isScenario ? "Plan.Kept" : "Plan.Decided"]);
    }

    private async Task Decide(int id) => await Tell(await book.Decide(null, id, CancellationToken.None), T["Plan.Decided"]);

    private async Task MarkDone((int Id, DateOnly Day) change) => await Tell(await book.Done(null, change.Id, change.Day, CancellationToken.None), T["Plan.MarkedDone", LocalTimes.Day(change.Day)]);

    private async Task Drop(int id)
    {
        var title = WorkTitles.Read(Interventions!.First(one => one.Id == id).Title, T);
        if (!await ConfirmDialog.Ask(dialogs, $"{T["Plan.Drop"]}: {title}", T["Plan.DropBody"], T["Plan.Drop"]))
            return;
        await Tell(await book.Drop(null, id, CancellationToken.None), T["Plan.Dropped"]);
        if (done is not null)
            await Focus(status);
    }

    private async Task Tell(AdministrationResult result, string success)
    {
        var isDone = result.Outcome is AdministrationOutcome.Done;
        done = isDone ? success : null;
        problem = isDone ? null : refusals.Of(result);
        Interventions = await interventions.List(Leaving);
    }
}
