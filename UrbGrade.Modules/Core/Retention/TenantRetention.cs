using System.Globalization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Handlers;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Retention;

internal sealed class TenantRetention(
    RetentionRules rules, IEnumerable<IStoredKind> kinds, Reach reach, AuditedChanges changes, IUrbGradeContexts contexts, ICommitQueue commits,
    IWorkItems work, TimeProvider clock) : IRetention
{
    private const int LongestDays = 36_500;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<IReadOnlyList<RetentionRule>> List(string? tenantCode, CancellationToken cancellation) =>
        reach.TryFind(tenantCode, out var tenant, out _) ? await rules.Of(tenant.Id, cancellation) : [];

    public async Task<RetentionForecast?> Preview(string? tenantCode, RetentionKind kind, int? days, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out _) || Broken(kind, days) is not null)
        {
            return null;
        }

        if (days is not { } kept)
        {
            return new RetentionForecast(kind, days, null, 0);
        }

        var before = rules.Before(tenant.Id, kept);
        return new RetentionForecast(kind, days, before, await kinds.Single(stored => stored.Kind == kind).Count(tenant.Id, before, cancellation));
    }

    public async Task<AdministrationResult> Set(string? tenantCode, RetentionKind kind, int? days, RetentionRule? seen, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        if (Broken(kind, days) is { } broken)
        {
            return Refused.Invalid(broken);
        }

        return await changes.Commit(TenantScope.Of(tenant.Id), null, database =>
        {
            var row = RetentionRules.Row(database, tenant.Id, kind, RetentionTerms.Default(kind));
            if (row.Days == days)
            {
                return AuditedChange.Nothing;
            }

            if (seen is not null && row.Days != seen.Days)
            {
                var now = row.Days?.ToString(CultureInfo.InvariantCulture) ?? "∞";
                return Refused.Invalid("Retention.Meanwhile", $"Somebody changed this time meanwhile: it is now {now} days. Look at it; saving again replaces it.");
            }

            var before = Words(row.Days);
            row.Days = days;
            return AuditedChange.Done(tenant.Id, "retention.set", $"{tenant.Code} {kind}", before, Words(days));
        }, cancellation);
    }

    public async Task<AdministrationResult> Apply(string? tenantCode, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        return await changes.Commit(TenantScope.Of(tenant.Id), null, (_, session) =>
        {
            work.Add(
                session, tenant.Id, Conversation(tenant.Id), new RetentionDue(Today), ApplyRetention.UniqueKey(tenant.Id), WorkPriority.Low);
            return AuditedChange.Done(tenant.Id, "retention.asked", tenant.Code);
        }, cancellation);
    }

    public Task<int> Schedule(CancellationToken cancellation) => commits.Commit(
        session =>
        {
            using var database = contexts.Write(TenantScope.Platform, session);
            var tenants = database.Set<TenantRow>().Select(tenant => tenant.Id).ToList();
            tenants.ForEach(tenant => work.AddOnce(
                session, tenant, Conversation(tenant), new RetentionDue(Today), ApplyRetention.UniqueKey(tenant), WorkPriority.Low));
            return tenants.Count;
        },
        cancellation);

    private string Conversation(int tenantId) => $"retention:{tenantId}:{Today:yyyy-MM-dd}";

    private static Refusal? Broken(RetentionKind kind, int? days) => days is { } kept && (kept < RetentionTerms.Least(kind) || kept > LongestDays)
        ? new Refusal("Retention.Days", $"{kind} would be kept for {kept} days; allowed are {RetentionTerms.Least(kind)} to {LongestDays}, or for ever.")
        : null;

    private static string Words(int? days) => days is { } kept ? $"{kept} days" : "for ever";
}
