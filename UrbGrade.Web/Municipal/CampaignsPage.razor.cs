using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>Where and when people are asked to vote.</summary>
public sealed partial class CampaignsPage(
    ICampaigns campaigns, ReaderZone zone, TimeProvider clock, IStringLocalizer<EngagementText> texts, IStringLocalizer<RefusalText> refusals)
{
    private string? done;
    private string? problem;
    private string code = "";
    private string name = "";
    private string codes = "";
    private string places = "";
    private DateOnly first;
    private DateOnly last;

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    private IReadOnlyList<CampaignEntry>? Entries { get; set; }

    private IReadOnlyList<VotePlaceEntry>? Places { get; set; }

    private PagePart Part => PagePart.Of(PageText, Places!.Count);

    private IStringLocalizer<EngagementText> T => texts;

    protected override async Task OnInitializedAsync()
    {
        first = zone.LocalDay(clock.GetUtcNow());
        last = first.AddMonths(3);
        Entries = await ReadOnce(nameof(Entries), null, () => campaigns.List(Asking));
        Places = await ReadOnce(nameof(Places), null, () => campaigns.Places(Asking));
    }

    private void Edit(CampaignEntry entry) =>
        (code, name, first, last, codes) = (entry.Code, entry.Name, entry.FirstDay, entry.LastDay, string.Join('\n', entry.PlaceCodes));

    private async Task Save()
    {
        var named = codes.Split(['\n', ',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        await Show(await campaigns.Put(null, new CampaignDraft(code.Trim(), name.Trim(), first, last, named), CancellationToken.None), T["Campaigns.Saved", name]);
    }

    private async Task SavePlaces()
    {
        var lines = places.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var drafts = lines.Select(line => line.Split(';', StringSplitOptions.TrimEntries)).ToList();
        if (drafts.FindIndex(parts => parts.Length != 3) is var wrong and >= 0)
        {
            (done, problem) = (null, T["Campaigns.PlaceLineWrong", wrong + 1, lines[wrong]]);
            return;
        }

        await Show(
            await campaigns.PutPlaces(null, drafts.ConvertAll(parts => new VotePlaceDraft(parts[0], parts[1], parts[2])), CancellationToken.None),
            T["Campaigns.PlacesSaved", drafts.Count]);
    }

    private async Task Show(AdministrationResult result, string said)
    {
        var isDone = result.Outcome == AdministrationOutcome.Done;
        (done, problem) = (isDone ? said : null, isDone ? null : refusals.Of(result));
        if (isDone)
        {
            Entries = await campaigns.List(Leaving);
            Places = await campaigns.Places(Leaving);
        }
    }
}
