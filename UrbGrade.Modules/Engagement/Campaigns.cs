using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Engagement.Domain;
using UrbGrade.Modules.Engagement.Store;

namespace UrbGrade.Modules.Engagement;

internal sealed class Campaigns(
    IUrbGradeContexts contexts, AuditedChanges changes, StaffReach reach, ISiteRecords records, IWorkItems work, TimeProvider clock) : ICampaigns
{
    private const int MostPlaces = 5_000;

    public async Task<IReadOnlyList<CampaignEntry>> List(CancellationToken cancellation)
    {
        if (reach.Own is not { } tenant)
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        var campaigns = await database.Set<CampaignRow>().AsNoTracking().OrderByDescending(c => c.FirstDay).ThenBy(c => c.Code).ToListAsync(cancellation);
        if (campaigns.Count == 0)
        {
            return [];
        }

        var places = (await (
            from link in database.Set<CampaignPlaceRow>()
            join place in database.Set<VotePlaceRow>() on link.PlaceId equals place.Id
            select new { link.CampaignId, place.Code }).ToListAsync(cancellation)).ToLookup(one => one.CampaignId, one => one.Code);
        var calendar = LocalCalendar.Of(tenant.TimeZone);
        var votes = (await records.Read(
                tenant.Id, [CastVote.Kind], calendar.InstantOf(campaigns.Min(c => c.FirstDay)), calendar.InstantOf(campaigns.Max(c => c.LastDay).AddDays(1)), cancellation))
            .Select(CastVote.Read).OfType<CastVote>().ToList();
        var mean = votes.Count == 0 ? 0 : votes.Average(vote => vote.Score);
        var byCampaign = votes.ToLookup(vote => vote.Campaign, StringComparer.Ordinal);
        var today = calendar.DayOf(clock.GetUtcNow());
        return
        [
            .. campaigns.Select(c => new CampaignEntry(
                c.Code, c.Name, c.FirstDay, c.LastDay,
                c.FirstDay > today ? VotingState.NotYet : c.LastDay < today ? VotingState.Over : VotingState.Open,
                [.. places[c.Id].Order(NaturalOrder.Names)], CastVote.Together([.. byCampaign[c.Code]], mean), byCampaign[c.Code].Count(vote => vote.Comment is not null))),
        ];
    }

    public async Task<IReadOnlyList<VotePlaceEntry>> Places(CancellationToken cancellation)
    {
        if (reach.Own is not { } tenant)
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        return await Describe(database, database.Set<VotePlaceRow>(), cancellation);
    }

    public async Task<CampaignSheets?> Sheets(string code, CancellationToken cancellation)
    {
        if (reach.Own is not { } tenant)
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        if (await database.Set<CampaignRow>().AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, cancellation) is not { } campaign)
        {
            return null;
        }

        var places = database.Set<VotePlaceRow>().Where(p => database.Set<CampaignPlaceRow>().Any(link => link.CampaignId == campaign.Id && link.PlaceId == p.Id));
        return new CampaignSheets(
            campaign.Code, campaign.Name, tenant.Name, campaign.FirstDay, campaign.LastDay, await Describe(database, places, cancellation));
    }

    public async Task<AdministrationResult> PutPlaces(string? tenantCode, IReadOnlyList<VotePlaceDraft> places, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        if (EngagementRules.Broken(places) is { } broken)
        {
            return Refused.Invalid(broken);
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        var subjects = await Subjects.Load(database, cancellation);
        var assets = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            if (subjects.Find(place.Asset) is not { } asset)
            {
                return Refused.Invalid("Places.Fed", $"The place '{place.Code}' is fed by '{place.Asset}'; there is no cabinet or node of that code, nor one meter of that name.");
            }

            if (subjects.Named(place.Code) is { } other && other != asset)
            {
                return Refused.Invalid("Places.Ambiguous", $"'{place.Code}' is the name of another meter or asset already; votes could mean either.");
            }

            assets[place.Code] = asset;
        }

        return await changes.Commit(
            TenantScope.Of(tenant.Id), ChangeTopic.Registry, (writing, session) => Write(writing, session, tenant, places, assets), cancellation);
    }

    public async Task<AdministrationResult> Put(string? tenantCode, CampaignDraft campaign, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        return EngagementRules.Broken(campaign) is { } broken
            ? Refused.Invalid(broken)
            : await changes.Commit(TenantScope.Of(tenant.Id), null, database => Write(database, tenant.Id, campaign), cancellation);
    }

    private AuditedChange Write(
        UrbGradeContext database, IWriteSession session, TenantInfo tenant, IReadOnlyList<VotePlaceDraft> places, Dictionary<string, int> assets)
    {
        var (added, changed) = (0, 0);
        var known = database.Set<VotePlaceRow>().ToDictionary(p => p.Code, StringComparer.Ordinal);
        if (known.Count + places.Count(place => !known.ContainsKey(place.Code)) > MostPlaces)
        {
            return Refused.Invalid("Places.Most", $"The tenant would have more than {MostPlaces} places.");
        }

        foreach (var place in places)
        {
            var asset = assets[place.Code];
            if (!known.TryGetValue(place.Code, out var row))
            {
                database.Add(new VotePlaceRow
                {
                    TenantId = tenant.Id, Code = place.Code, Name = place.Name, AssetId = asset, Tag = PublicTag.Of(tenant.Code, "place", place.Code),
                });
                added++;
            }
            else if ((row.Name, row.AssetId) != (place.Name, asset))
            {
                (row.Name, row.AssetId) = (place.Name, asset);
                changed++;
            }
        }

        if (added + changed == 0)
        {
            return AuditedChange.Nothing;
        }

        // What was said of these names counts for their assets from now on.
        foreach (var asset in assets.Values.Distinct())
        {
            work.Add(session, tenant.Id, $"described-{Guid.NewGuid():n}", new AssetDescribed(tenant.Id, asset), priority: WorkPriority.Low);
        }

        return AuditedChange.Done(tenant.Id, "engagement.places", tenant.Code, null, $"{added} added, {changed} changed");
    }

    private AuditedChange Write(UrbGradeContext database, int tenantId, CampaignDraft draft)
    {
        var places = database.Set<VotePlaceRow>().AsNoTracking().ToDictionary(p => p.Code, p => p.Id, StringComparer.Ordinal);
        if (draft.Places.FirstOrDefault(code => !places.ContainsKey(code)) is { } unknown)
        {
            return Refused.Invalid("Campaign.PlaceUnknown", $"There is no place '{unknown}'; register it first.");
        }

        if (places.Count == 0)
        {
            return Refused.Invalid("Campaign.NoPlaces", $"There is no place to ask at; register lamp posts or other places first.");
        }

        var wanted = (draft.Places.Count == 0 ? places.Values : draft.Places.Select(code => places[code])).ToHashSet();
        var row = database.Set<CampaignRow>().SingleOrDefault(c => c.Code == draft.Code);
        var before = row is null ? null : Words(row, database.Set<CampaignPlaceRow>().Count(p => p.CampaignId == row.Id));
        row ??= database.Add(new CampaignRow { TenantId = tenantId, Code = draft.Code, Name = draft.Name, EditedBy = changes.Who }).Entity;
        (row.Name, row.FirstDay, row.LastDay, row.EditedBy, row.EditedAt) = (draft.Name, draft.FirstDay, draft.LastDay, changes.Who, clock.GetUtcNow());
        database.SaveChanges();
        var links = database.Set<CampaignPlaceRow>().Where(p => p.CampaignId == row.Id).ToList();
        database.RemoveRange(links.Where(link => !wanted.Contains(link.PlaceId)));
        database.AddRange(wanted.Except(links.Select(link => link.PlaceId)).Select(place => new CampaignPlaceRow { TenantId = tenantId, CampaignId = row.Id, PlaceId = place }));
        var after = Words(row, wanted.Count);
        return before == after ? AuditedChange.Nothing : AuditedChange.Done(tenantId, "engagement.campaign", draft.Code, before, after);
    }

    private static string Words(CampaignRow row, int places) =>
        FormattableString.Invariant($"{row.Name}, {row.FirstDay:yyyy-MM-dd} to {row.LastDay:yyyy-MM-dd}, {places} places");

    private async Task<IReadOnlyList<VotePlaceEntry>> Describe(UrbGradeContext database, IQueryable<VotePlaceRow> places, CancellationToken cancellation)
    {
        var rows = await (
            from place in places
            join asset in database.Set<AssetRow>() on place.AssetId equals asset.Id
            orderby place.Code
            select new { place.Code, place.Name, place.Tag, place.AssetId, Asset = asset.Name }).ToListAsync(cancellation);
        var streets = await records.Places(database.Scope.TenantId, KpiScope.Street, cancellation);
        return [.. rows.Select(p => new VotePlaceEntry(p.Code, p.Name, p.Tag, p.Asset, streets.FirstOrDefault(s => s.AssetIds.Contains(p.AssetId))?.Name))];
    }
}
