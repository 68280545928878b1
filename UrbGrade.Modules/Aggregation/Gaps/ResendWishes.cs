using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Aggregation.Gaps;

internal sealed class ResendWishes(IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, TimeProvider clock) : IResendWishes
{
    private const int MostListed = 50;

    /// <summary>Of a tenant: each delivery looks among them, and a gateway that never sends would let them grow.</summary>
    private const int MostOpen = 5 * ResendDraft.MostMeters;

    public async Task<AdministrationResult> Ask(string? tenantCode, ResendDraft draft, CancellationToken cancellation)
    {
        if (!reach.TryFindOperated(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        var days = draft.Until.DayNumber - draft.From.DayNumber + 1;
        if (days is < 1 or > ResendDraft.MostDays)
        {
            return Refused.Invalid("Resend.Days", $"The days are {draft.From:yyyy-MM-dd} to {draft.Until:yyyy-MM-dd}; allowed are 1 to {ResendDraft.MostDays} days, the first one first.");
        }

        var sources = draft.Meters.Distinct(StringComparer.Ordinal).ToList();
        if (sources.Count is < 1 or > ResendDraft.MostMeters)
        {
            return Refused.Invalid("Resend.Meters", $"{sources.Count} meters are named; allowed are 1 to {ResendDraft.MostMeters} at once.");
        }

        var now = clock.GetUtcNow();
        return await changes.Commit(TenantScope.Of(tenant.Id), topic: null, AuditedChange (database) =>
        {
            var meters = (
                from meter in database.Set<MeterRow>()
                join asset in database.Set<AssetRow>() on meter.AssetId equals asset.Id
                join site in database.Set<SiteRow>() on asset.SiteId equals site.Id
                where sources.Contains(meter.Source)
                select new { meter.Source, SiteId = site.Id, Site = site.Name, site.TimeZone }).ToList();
            if (sources.Find(source => meters.TrueForAll(meter => meter.Source != source)) is { } unknown)
            {
                return Refused.NotFound("Meter.Unknown", $"There is no meter '{unknown}'.");
            }

            var open = database.Set<ResendWishRow>().Where(wish => wish.SentAt == null).ToList();
            var added = new List<ResendWishRow>();
            foreach (var meter in meters)
            {
                var calendar = LocalCalendar.Of(meter.TimeZone ?? tenant.TimeZone);
                if (draft.Until > calendar.DayOf(now))
                {
                    return Refused.Invalid("Resend.Future", $"The last day is {draft.Until:yyyy-MM-dd}, which is still to come; allowed are days up to today.");
                }

                var (from, to) = (calendar.InstantOf(draft.From), calendar.InstantOf(draft.Until.AddDays(1)));
                if (!open.Exists(wish => wish.Source == meter.Source && wish.FromAt == from && wish.ToAt == to))
                {
                    added.Add(new ResendWishRow
                    {
                        TenantId = tenant.Id, SiteId = meter.SiteId, Source = meter.Source, FromAt = from, ToAt = to, AskedBy = changes.Who, AskedAt = now,
                    });
                }
            }

            if (added.Count == 0)
            {
                return AuditedChange.Nothing;
            }

            if (open.Count + added.Count > MostOpen)
            {
                return Refused.Invalid(
                    "Resend.TooMany", $"{open.Count} wishes wait for gateways that have not delivered since, and {added.Count} are added; allowed are {MostOpen}. See why those gateways do not send.");
            }

            database.AddRange(added);
            return AuditedChange.Done(
                tenant.Id, "resend.asked", meters[0].Site, null,
                FormattableString.Invariant($"{draft.From:yyyy-MM-dd} to {draft.Until:yyyy-MM-dd} of {string.Join(", ", added.Select(wish => wish.Source))}"));
        }, cancellation);
    }

    public async Task<IReadOnlyList<ResendWish>> List(int siteId, CancellationToken cancellation)
    {
        if (reach.Operated is not { } scope)
        {
            return [];
        }

        await using var database = contexts.Read(scope);
        return await database.Set<ResendWishRow>().Where(wish => wish.SiteId == siteId).OrderByDescending(wish => wish.Id).Take(MostListed)
            .Select(wish => new ResendWish(wish.Source, wish.FromAt, wish.ToAt, wish.AskedBy, wish.AskedAt, wish.SentAt)).ToListAsync(cancellation);
    }
}
