using System.Collections.Concurrent;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Modules.Engagement.Domain;

namespace UrbGrade.Tests.Web.Fictional;

internal sealed class FictionalCampaigns(FictionalDistrict district, ITenantSession session) : ICampaigns
{
    private static readonly VotePlaceEntry[] Known =
    [
        new("SF-P-001", "Plaça Fictícia 1", FictionalVotes.Open, "Cabinet 1", "Carrer Fictici"), new("SF-P-002", "Plaça Fictícia 2", FictionalVotes.Over, "Cabinet 1", null),
    ];

    private static readonly ConcurrentDictionary<string, CampaignDraft> Written = new();

    private bool IsThere => session.CurrentTenantId == 2;

    public Task<IReadOnlyList<CampaignEntry>> List(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<CampaignEntry>>(IsThere
        ?
        [
            new("light-2019", "Light of 2019", new(2019, 1, 1), new(2019, 12, 31), VotingState.Open, [.. Known.Select(place => place.Code)], new(34, 72, 72, 8), 3),
            .. Written.Values.Select(draft => new CampaignEntry(draft.Code, draft.Name, draft.FirstDay, draft.LastDay, VotingState.NotYet, draft.Places, Opinion.None, 0)),
        ]
        : []);

    public Task<IReadOnlyList<VotePlaceEntry>> Places(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<VotePlaceEntry>>(IsThere
        ? [.. Known, .. Enumerable.Range(0, district.Copies).Select(copy => new VotePlaceEntry($"SF-C-{copy:000}", $"Copy {copy}", $"c0py{copy:0000}", "Cabinet 1", null))]
        : []);

    /// <summary>Every post of a town, 450.</summary>
    public Task<CampaignSheets?> Sheets(string code, CancellationToken cancellation) => Task.FromResult(IsThere && code is "light-2019" or "20" or "town-2019"
        ? new CampaignSheets(
            code, "Light of 2019", "Sant Fictici", new(2019, 1, 1), new(2019, 12, 31),
            code == "town-2019" ? [.. Enumerable.Range(1, 450).Select(post => new VotePlaceEntry($"SF-T-{post:000}", $"Post {post}", $"post{post:0000}", "Cabinet 1", null))] : Known)
        : null);

    public Task<AdministrationResult> PutPlaces(string? tenantCode, IReadOnlyList<VotePlaceDraft> places, CancellationToken cancellation) =>
        Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));

    public Task<AdministrationResult> Put(string? tenantCode, CampaignDraft campaign, CancellationToken cancellation)
    {
        if (campaign.FirstDay > campaign.LastDay)
            return Task.FromResult(new AdministrationResult(AdministrationOutcome.Invalid, EngagementRules.Broken(campaign)));
        Written[campaign.Code] = campaign;
        return Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
    }
}
