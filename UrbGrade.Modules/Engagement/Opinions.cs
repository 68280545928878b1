using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Engagement.Domain;

namespace UrbGrade.Modules.Engagement;

internal sealed class Opinions(IUrbGradeContexts contexts, ISiteRecords records, ILightingHistory history, IMeasuredSeries measured, StaffReach reach) : IOpinions
{
    private sealed record Judged(CastVote Vote, int? AssetId, string? Street, int? LevelPercent, double? PowerWatt);

    public async Task<DimmingCurve?> Curve(string? street, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        if (reach.Own is not { } tenant)
        {
            return null;
        }

        var streets = await records.Places(tenant.Id, KpiScope.Street, cancellation);
        var all = await Load(tenant.Id, tenant.TimeZone, streets, from, to, cancellation);
        var own = street is null ? all : all.FindAll(vote => vote.Street == street);
        var mean = all.Count == 0 ? 0 : all.Average(vote => vote.Vote.Score);
        return new DimmingCurve(
            [.. streets.Select(one => one.Name)], street, from, to, DimmingCurves.Of(own.Select(vote => (vote.Vote, vote.LevelPercent, vote.PowerWatt)), mean),
            CastVote.Together([.. own.Select(vote => vote.Vote)], mean), own.Count(vote => vote.LevelPercent is null), tenant.TimeZone)
        {
            Origin = await Origin(tenant.Id, cancellation),
        };
    }

    public async Task<IReadOnlyList<LitVote>> Votes(string? street, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        if (reach.Own is not { } tenant)
        {
            return [];
        }

        var all = await Load(tenant.Id, tenant.TimeZone, await records.Places(tenant.Id, KpiScope.Street, cancellation), from, to, cancellation);
        return
        [
            .. from one in all
               where street is null || one.Street == street
               orderby one.Vote.At descending
               select new LitVote(
                   one.Vote.Subject, one.Street, one.Vote.At, one.Vote.Mark, one.LevelPercent, one.PowerWatt, one.Vote.Campaign, one.Vote.Comment),
        ];
    }

    private async Task<string?> Origin(int tenantId, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var origins = await database.Set<SiteRow>().Where(site => site.Origin != null).Select(site => site.Origin!).Distinct().OrderBy(origin => origin).ToListAsync(cancellation);
        return origins.Count == 0 ? null : string.Join(", ", origins);
    }

    /// <summary>The votes of the local days with the light of their minutes. Nothing of it is stored: what arrives late
    /// tells otherwise the next time.</summary>
    private async Task<List<Judged>> Load(
        int tenantId, string zone, IReadOnlyList<PlaceAssets> streets, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var calendar = LocalCalendar.Of(zone);
        var votes = (await records.Read(tenantId, [CastVote.Kind], calendar.InstantOf(from), calendar.InstantOf(to), cancellation))
            .Select(CastVote.Read).OfType<CastVote>().ToList();
        if (votes.Count == 0)
        {
            return [];
        }

        var streetOf = streets.SelectMany(street => street.AssetIds, (street, asset) => (asset, street.Name)).DistinctBy(one => one.asset).ToDictionary(one => one.asset, one => one.Name);
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var lamps = await LampStates.Load(database, records, history, measured, calendar, from, to, cancellation);
        await using var connection = contexts.OpenReader();
        using var reader = new SeriesReader(connection, tenantId);
        return votes.ConvertAll(vote => lamps.Subjects.Find(vote.Subject) is { } asset
            ? new Judged(vote, asset, streetOf.GetValueOrDefault(asset), lamps.Level(asset, vote.At), lamps.Power(reader, asset, vote.At))
            : new Judged(vote, null, null, null, null));
    }
}
