using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>Where and when people are asked to vote. For staff of the current tenant; the command line reaches all. Every change is audited.</summary>
public interface ICampaigns
{
    /// <summary>The newest first, with what was said.</summary>
    Task<IReadOnlyList<CampaignEntry>> List(CancellationToken cancellation);

    /// <summary>The places of the tenant that people may be asked at, by code.</summary>
    Task<IReadOnlyList<VotePlaceEntry>> Places(CancellationToken cancellation);

    /// <summary>The places of a campaign, by code, for its sheets; null when there is none of that code.</summary>
    Task<CampaignSheets?> Sheets(string code, CancellationToken cancellation);

    /// <summary>Registers places, or says otherwise what feeds them. All or none; votes that named them before count from then on.</summary>
    /// <param name="tenantCode">Null for the session's tenant.</param>
    Task<AdministrationResult> PutPlaces(string? tenantCode, IReadOnlyList<VotePlaceDraft> places, CancellationToken cancellation);

    /// <summary>Writes a campaign, over an earlier one of its code.</summary>
    /// <param name="tenantCode">Null for the session's tenant.</param>
    Task<AdministrationResult> Put(string? tenantCode, CampaignDraft campaign, CancellationToken cancellation);
}
