using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Public;

/// <summary>You said, we did, it saved: for one street.</summary>
public sealed partial class StreetPage(IStreetStories stories, IStringLocalizer<EngagementText> texts)
{
    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Parameter]
    public string? Language { get; set; }

    [Parameter]
    public string Code { get; set; } = "";

    [Parameter]
    public string Street { get; set; } = "";

    private StreetStory? Story { get; set; }

    private IStringLocalizer<EngagementText> T => texts;

    private string Finding => Story!.Change switch
    {
        { SaidBefore.Shown: not null, SaidAfter.Shown: not null, Energy: { IsSure: true } energy } change => T[
            energy.SavedWatt > 0 ? "Street.FindingSaved" : "Street.FindingMore", OpinionText.Figure(change.SaidBefore), OpinionText.Figure(change.SaidAfter),
            change.LevelBefore, change.LevelAfter, Measures.Percent(Math.Abs(energy.SavedShare))],
        { } change => T["Street.FindingChange", LocalTimes.Day(change.Since), change.LevelBefore, change.LevelAfter],
        _ => OpinionText.Of(Story.Said, texts),
    };

    protected override async Task OnInitializedAsync()
    {
        Story = await stories.Find(Code, Street, Context.RequestAborted);
        if (Story is null)
            Context.AnswerWith(StatusCodes.Status404NotFound);
    }

    private string SavedText(NightEnergy energy)
    {
        var (saved, margin) = Both(Math.Abs(energy.SavedWatt), energy.Margin);
        return T[
            !energy.IsSure ? "Street.NotSure" : energy.SavedWatt > 0 ? "Street.Less" : "Street.More", saved, margin,
            Measures.Percent(Math.Abs(energy.SavedShare)), Measures.Percent(energy.MarginShare)];
    }

    // Of an hour: as many watts as watt-hours.
    private static (string One, string Other) Both(double watt, double other) => Measures.Both(Quantity.EnergyKwh, watt / 1000, other / 1000);

    private static string Share(double watt, NightEnergy energy) =>
        (100 * watt / Math.Max(energy.BeforeWatt, energy.AfterWatt)).ToString("0.#", CultureInfo.InvariantCulture);
}
