using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Engagement.Domain;
using UrbGrade.Modules.Engagement.Store;

namespace UrbGrade.Modules.Engagement;

internal sealed class Voting(
    IUrbGradeContexts contexts, ICommitQueue commits, ISiteRecords records, ITenantRegistry tenants, VoteLimits limits,
    TimeProvider clock) : IVoting
{
    private const int SaltBytes = 32;

    public async Task<VotePlace?> Find(string tag, CancellationToken cancellation)
    {
        if (await FindPlace(tag, cancellation) is not { } place || tenants.Find(place.TenantId) is not { } tenant)
        {
            return null;
        }

        var calendar = LocalCalendar.Of(tenant.TimeZone);
        var today = calendar.DayOf(clock.GetUtcNow());
        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        var campaigns = await CampaignsOf(database, place.Id).ToListAsync(cancellation);
        var (state, campaign) = StateOf(campaigns, today);
        var survey = await database.Set<SurveyRow>().Where(s => s.State == SurveyState.Open).OrderByDescending(s => s.EditedAt).Select(s => s.Tag)
            .FirstOrDefaultAsync(cancellation);
        var street = (await records.Places(tenant.Id, KpiScope.Street, cancellation)).FirstOrDefault(s => s.AssetIds.Contains(place.AssetId))?.Name;
        return new VotePlace(
            place.Tag, place.Code, place.Name, tenant.Code, tenant.Name, street, state, campaign?.FirstDay, campaign?.LastDay, survey,
            campaign is null ? Opinion.None : await ResultOf(tenant.Id, place.Code, campaign, calendar, cancellation));
    }

    public async Task<string?> TenantCodeOf(string tag, CancellationToken cancellation) =>
        await FindPlace(tag, cancellation) is { } place ? tenants.Find(place.TenantId)?.Code : null;

    public async Task<VoteOutcome> Cast(string tag, string voter, string network, VoteDraft vote, CancellationToken cancellation)
    {
        if (vote.Score is < 1 or > 5)
        {
            return VoteOutcome.Invalid;
        }

        if (await FindPlace(tag, cancellation) is not { } place || tenants.Find(place.TenantId) is not { } tenant)
        {
            return VoteOutcome.NotAsked;
        }

        var now = clock.GetUtcNow();
        var today = LocalCalendar.Of(tenant.TimeZone).DayOf(now);
        if (await Running(tenant.Id, place.Id, today, cancellation) is not { } campaign)
        {
            return VoteOutcome.NotAsked;
        }

        var salt = await SaltOf(tenant.Id, today, cancellation);
        var key = VoterKey.Of(salt, voter, place.Tag);
        if (limits.Refusal(tenant.Id, today, place.Tag, VoterKey.OfNetwork(salt, network, place.Tag), key) is { } refusal)
        {
            return refusal;
        }

        var keep = await records.Prepare(
            tenant.Id, new SiteRecordEntry(CastVote.Kind, key, 1, place.Code, now, CastVote.Fields(vote, campaign)), cancellation);
        return await commits.Commit(keep, cancellation) ? VoteOutcome.Counted : VoteOutcome.AlreadyVoted;
    }

    /// <summary>The campaign that is on, else the next, else the last one.</summary>
    private static (VotingState State, CampaignRow? Campaign) StateOf(List<CampaignRow> campaigns, DateOnly today) =>
        campaigns.FindLast(c => c.FirstDay <= today && c.LastDay >= today) is { } running ? (VotingState.Open, running)
        : campaigns.Find(c => c.FirstDay > today) is { } next ? (VotingState.NotYet, next)
        : campaigns is [.., var last] ? (VotingState.Over, last)
        : (VotingState.Never, null);

    private static IQueryable<CampaignRow> CampaignsOf(UrbGradeContext database, int placeId) =>
        from campaign in database.Set<CampaignRow>().AsNoTracking()
        where database.Set<CampaignPlaceRow>().Any(p => p.CampaignId == campaign.Id && p.PlaceId == placeId)
        orderby campaign.FirstDay, campaign.Id
        select campaign;

    private async Task<VotePlaceRow?> FindPlace(string tag, CancellationToken cancellation)
    {
        // Whose place it is follows from the address alone.
        await using var database = contexts.Read(TenantScope.Platform);
        return await database.Set<VotePlaceRow>().AsNoTracking().SingleOrDefaultAsync(p => p.Tag == tag, cancellation);
    }

    private async Task<string?> Running(int tenantId, int placeId, DateOnly today, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return StateOf(await CampaignsOf(database, placeId).ToListAsync(cancellation), today) is (VotingState.Open, { } campaign) ? campaign.Code : null;
    }

    /// <summary>All votes of the campaign's time, as few at one place are held against those of all.</summary>
    private async Task<Opinion> ResultOf(int tenantId, string code, CampaignRow campaign, LocalCalendar calendar, CancellationToken cancellation)
    {
        var votes = (await records.Read(
                tenantId, [CastVote.Kind], calendar.InstantOf(campaign.FirstDay), calendar.InstantOf(campaign.LastDay.AddDays(1)), cancellation))
            .Select(CastVote.Read).OfType<CastVote>().Where(vote => vote.Campaign == campaign.Code).ToList();
        return votes.Count == 0 ? Opinion.None : CastVote.Together(votes.FindAll(vote => vote.Subject == code), votes.Average(vote => vote.Score));
    }

    /// <summary>The day's salt, made by its first voter; those of days before yesterday are deleted with it.</summary>
    private async Task<byte[]> SaltOf(int tenantId, DateOnly day, CancellationToken cancellation)
    {
        await using (var database = contexts.Read(TenantScope.Of(tenantId)))
        {
            if (await database.Set<VoteSaltRow>().AsNoTracking().SingleOrDefaultAsync(s => s.Day == day, cancellation) is { } known)
            {
                return known.Salt;
            }
        }

        return await commits.Commit(
            session =>
            {
                using var database = contexts.Write(TenantScope.Of(tenantId), session);
                if (database.Set<VoteSaltRow>().SingleOrDefault(s => s.Day == day) is { } known)
                {
                    return known.Salt;
                }

                var salt = RandomNumberGenerator.GetBytes(SaltBytes);
                var yesterday = day.AddDays(-1);
                database.Set<VoteSaltRow>().Where(s => s.Day < yesterday).ExecuteDelete();
                database.Add(new VoteSaltRow { TenantId = tenantId, Day = day, Salt = salt });
                database.SaveChanges();
                return salt;
            },
            cancellation);
    }
}
