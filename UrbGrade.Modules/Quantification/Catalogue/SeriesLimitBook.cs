using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain.Checks;
using UrbGrade.Modules.Quantification.Handlers;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Catalogue;

internal sealed class SeriesLimitBook(
    IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, StaleMarks stale, ICommitQueue commits, IWorkItems work, TimeProvider clock) : ISeriesLimits
{
    private const int MostRows = 10_000;

    private DateOnly Tomorrow => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);

    public async Task<IReadOnlyList<SeriesLimitEntry>> List(string? tenantCode, string? meter, int skip, int take, CancellationToken cancellation)
    {
        if (!reach.TryFindOperated(tenantCode, out var tenant, out _))
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        return await (
            from limit in database.Set<SeriesThresholdRow>()
            join series in database.Set<SeriesRow>() on limit.SeriesId equals series.Id
            join device in database.Set<MeterRow>() on series.MeterId equals device.Id
            where string.IsNullOrEmpty(meter) || device.Source.Contains(meter)
            orderby device.Source, series.Quantity, limit.From descending
            select new SeriesLimitEntry(
                device.Source, series.Quantity, series.Unit, limit.From, limit.Most, limit.Review, limit.ZeroIsMissing, limit.Estimates, limit.IsByHand, limit.Reason,
                limit.Tolerance))
            .Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 0, MostRows)).ToListAsync(cancellation);
    }

    public async Task<int> Count(string? tenantCode, string? meter, CancellationToken cancellation)
    {
        if (!reach.TryFindOperated(tenantCode, out var tenant, out _))
        {
            return 0;
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        return await (
            from limit in database.Set<SeriesThresholdRow>()
            join series in database.Set<SeriesRow>() on limit.SeriesId equals series.Id
            join device in database.Set<MeterRow>() on series.MeterId equals device.Id
            where string.IsNullOrEmpty(meter) || device.Source.Contains(meter)
            select limit).CountAsync(cancellation);
    }

    public async Task<AdministrationResult> Set(string? tenantCode, SeriesLimitDraft draft, CancellationToken cancellation)
    {
        if (!reach.TryFindOperated(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        if (draft.Most is not (null or (> 0 and < double.PositiveInfinity)) || draft.Review is not (null or (> 0 and < double.PositiveInfinity)) || draft.Review > draft.Most
            || string.IsNullOrWhiteSpace(draft.Reason) || draft.Reason.Length > 200 || draft.Reason.Any(char.IsControl))
        {
            return Refused.Invalid("Limit.Numbers", $"The most is {draft.Most}, for review above {draft.Review}, because '{draft.Reason}'; allowed are numbers above 0, the second not above the first, and a reason of 1 to 200 characters.");
        }

        if (draft.Tolerance is { } share and not (> 0 and <= 1))
        {
            return Refused.Invalid("Limit.Tolerance", $"The tolerance is {Math.Round(100 * share, 6)}%, a share of {share}; allowed is above 0% and at most 100%, a share of 1.");
        }

        return await changes.Commit(TenantScope.Of(tenant.Id), ChangeTopic.Registry, (database, session) =>
        {
            var found = (
                from series in database.Set<SeriesRow>()
                join meter in database.Set<MeterRow>() on series.MeterId equals meter.Id
                where meter.Source == draft.Source && series.Quantity == draft.Quantity
                select series).SingleOrDefault();
            if (found is null)
            {
                return Refused.NotFound("Limit.SeriesUnknown", $"Meter '{draft.Source}' has no series '{draft.Quantity}'.");
            }

            var before = database.Set<SeriesThresholdRow>().AsNoTracking().Where(t => t.SeriesId == found.Id && t.From <= draft.From).OrderByDescending(t => t.From).FirstOrDefault();
            var row = database.Set<SeriesThresholdRow>().SingleOrDefault(t => t.SeriesId == found.Id && t.From == draft.From);
            if (row is null)
            {
                database.Add(row = new SeriesThresholdRow { TenantId = tenant.Id, SeriesId = found.Id, From = draft.From, Usual = before?.Usual, Reason = "" });
            }

            (row.Most, row.Review, row.ZeroIsMissing, row.Estimates) = (draft.Most, draft.Review, draft.ZeroIsMissing, draft.Estimates);
            (row.IsByHand, row.Reason, row.Tolerance) = (true, draft.Reason, draft.Tolerance);
            stale.DaysOfMeter(session, tenant.Id, found.MeterId, draft.From > DateOnly.MinValue.AddDays(HourChecks.Reach) ? draft.From.AddDays(-HourChecks.Reach) : draft.From);
            return AuditedChange.Done(
                tenant.Id, "meter.limits", $"{draft.Source} {draft.Quantity} from {draft.From:yyyy-MM-dd}", before is null ? null : Words(before), $"{Words(row)}; {draft.Reason}");
        }, cancellation);
    }

    public Task<AdministrationResult> Learn(string? tenantCode, DateOnly? from, CancellationToken cancellation) =>
        reach.TryFindOperated(tenantCode, out var tenant, out var refusal)
            ? changes.Commit(TenantScope.Of(tenant.Id), topic: null, (_, session) =>
            {
                var day = from ?? Tomorrow;
                work.Add(session, tenant.Id, $"limits:{tenant.Id}:{day:yyyy-MM-dd}", new LimitsDue(day), LearnLimits.UniqueKey(tenant.Id, day), WorkPriority.Low);
                return AuditedChange.Done(tenant.Id, "meter.limits-learn", tenant.Code, null, $"from {day:yyyy-MM-dd}");
            }, cancellation)
            : Task.FromResult(refusal);

    public Task<int> Schedule(CancellationToken cancellation) => commits.Commit(
        session =>
        {
            using var database = contexts.Write(TenantScope.Platform, session);
            var tenants = database.Set<TenantRow>().Select(tenant => tenant.Id).ToList();
            var day = Tomorrow;
            tenants.ForEach(tenant => work.AddOnce(
                session, tenant, $"limits:{tenant}:{day:yyyy-MM-dd}", new LimitsDue(day), LearnLimits.UniqueKey(tenant, day), WorkPriority.Low));
            return tenants.Count;
        },
        cancellation);

    private static string Words(SeriesThresholdRow row) => FormattableString.Invariant(
        $"most {row.Most?.ToString("G6", System.Globalization.CultureInfo.InvariantCulture) ?? "any"}, review {row.Review?.ToString("G6", System.Globalization.CultureInfo.InvariantCulture) ?? "none"}{(row.ZeroIsMissing ? ", zero is missing" : "")}{(row.Estimates ? "" : ", no estimates")}{(row.Tolerance is { } share ? $", tolerance {share}" : "")}");
}
