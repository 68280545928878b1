using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Engagement.Domain;

namespace UrbGrade.Modules.Engagement;

/// <param name="interventions">None where the module that knows of them does not run.</param>
internal sealed class StreetStories(
    IUrbGradeContexts contexts, ISiteRecords records, ILightingHistory history, IMeasuredSeries measured, ITenantRegistry tenants,
    IEnumerable<IInterventionQueries> interventions, StoryCache cache, TimeProvider clock) : IStreetStories
{
    private const int DaysLookedAt = 400;
    private const int DaysOfVotes = 90;
    private const int NightsCompared = 28;

    public async Task<IReadOnlyList<string>> Streets(string tenantCode, CancellationToken cancellation) =>
        await FindPublic(tenantCode, cancellation) is { } tenant
            ? [.. (await records.Places(tenant.Id, KpiScope.Street, cancellation)).Where(street => street.AssetIds.Count > 0).Select(street => street.Name)] : [];

    public async Task<StreetStory?> Find(string tenantCode, string street, CancellationToken cancellation)
    {
        if (await FindPublic(tenantCode, cancellation) is not { } tenant
            || (await records.Places(tenant.Id, KpiScope.Street, cancellation)).FirstOrDefault(one => one.Name == street) is not { AssetIds.Count: > 0 } found)
        {
            return null;
        }

        return await cache.Get((tenant.Id, found.Id), () => Compose(tenant, found, cancellation));
    }

    private async Task<TenantInfo?> FindPublic(string tenantCode, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        return await database.Set<TenantRow>().AnyAsync(t => t.Code == tenantCode && t.IsPublic, cancellation) ? tenants.FindByCode(tenantCode) : null;
    }

    private async Task<StreetStory> Compose(TenantInfo tenant, PlaceAssets street, CancellationToken cancellation)
    {
        var calendar = LocalCalendar.Of(tenant.TimeZone);
        var today = calendar.DayOf(clock.GetUtcNow());
        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        var lamps = await LampStates.Load(database, records, history, measured, calendar, today.AddDays(-DaysLookedAt), today, cancellation);
        var votes = (await records.Read(
                tenant.Id, [CastVote.Kind], calendar.InstantOf(today.AddDays(-DaysLookedAt)), calendar.InstantOf(today.AddDays(1)), cancellation))
            .Select(CastVote.Read).OfType<CastVote>()
            .Select(vote => (Vote: vote, Day: calendar.DayOf(vote.At), IsHere: lamps.Subjects.Find(vote.Subject) is { } asset && street.AssetIds.Contains(asset))).ToList();
        IEnumerable<InterventionEntry> done = interventions.FirstOrDefault() is { } known
            ? (await known.Public(tenant.Code, cancellation)).Where(one => one.Street == street.Name && one.DoneOn is not null).OrderByDescending(one => one.DoneOn) : [];
        var origin = await (
            from asset in database.Set<AssetRow>()
            join site in database.Set<SiteRow>() on asset.SiteId equals site.Id
            where EF.Parameter(street.AssetIds).Contains(asset.Id) && site.Origin != null
            select site.Origin).FirstOrDefaultAsync(cancellation);
        return new StreetStory(
            tenant.Code, tenant.Name, street.Name, Said(votes, today.AddYears(-1), today.AddDays(1)),
            await Change(database, street, lamps, votes, calendar, today, cancellation), [.. done], origin, tenant.TimeZone);
    }

    private async Task<DimmingChange?> Change(
        UrbGradeContext database, PlaceAssets street, LampStates lamps, List<(CastVote Vote, DateOnly Day, bool IsHere)> votes, LocalCalendar calendar, DateOnly today,
        CancellationToken cancellation)
    {
        var latest = street.AssetIds.Select(asset => (Asset: asset, Change: DimmingChanges.Latest(lamps.Nights(asset, calendar))))
            .Where(one => one.Change is not null).OrderByDescending(one => one.Change!.Value.Since).Select(one => ((int Asset, (DateOnly Since, int Before, int After) Change)?)(one.Asset, one.Change!.Value))
            .FirstOrDefault();
        if (latest is not var (asset, (since, before, after)))
        {
            return null;
        }

        var span = Math.Min(DaysOfVotes, today.DayNumber - since.DayNumber);
        var place = await database.Set<AssetRow>().AsNoTracking().SingleAsync(a => a.Id == asset, cancellation);
        NightEnergy? energy = null;
        if (place is { Latitude: { } latitude, Longitude: { } longitude })
        {
            await using var connection = contexts.OpenReader();
            using var reader = new SeriesReader(connection, database.Scope.TenantId);
            var (sun, series) = (new Sun(latitude, longitude), lamps.SeriesOf(asset));
            energy = NightEnergies.Compare(
                NightReadings.Of(reader, series, sun, calendar, since.AddDays(-NightsCompared), since),
                NightReadings.Of(reader, series, sun, calendar, since, since.AddDays(NightsCompared)));
        }

        return new DimmingChange(since, before, after, Said(votes, since.AddDays(-span), since), Said(votes, since, since.AddDays(span)), energy);
    }

    /// <summary>What the street says in [from, to), held against all streets of those days.</summary>
    private static Opinion Said(List<(CastVote Vote, DateOnly Day, bool IsHere)> votes, DateOnly from, DateOnly to)
    {
        var all = votes.FindAll(vote => vote.Day >= from && vote.Day < to);
        return all.Count == 0 ? Opinion.None : CastVote.Together([.. all.Where(vote => vote.IsHere).Select(vote => vote.Vote)], all.Average(vote => vote.Vote.Score));
    }
}
