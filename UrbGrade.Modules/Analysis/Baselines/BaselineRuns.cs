using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Baselines;

internal sealed class BaselineRuns(
    IUrbGradeContexts contexts, IReadingMarks marks, ICommitQueue commits, IWorkItems work, AuditedChanges changes, Reach reach, TimeProvider clock) : IBaselineRuns
{
    /// <summary>The job asks every hour; what it may have missed, the night finds.</summary>
    private static readonly TimeSpan Lookback = TimeSpan.FromHours(2);

    /// <summary>A week ends where its last baseline did, and the day after it waits for the night.</summary>
    private const int DaysBehind = 8;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public Task<int> Schedule(CancellationToken cancellation) => Each(
        (session, tenant) =>
        {
            var key = FollowReadings.Conversation(tenant, Today);
            work.AddOnce(session, tenant, key, new BaselinesDue(Today), key, WorkPriority.Low);
        },
        cancellation);

    public Task<int> FollowCorrections(CancellationToken cancellation) => Each(
        (session, tenant) =>
        {
            var key = $"baselines-corrected:{tenant}";
            work.Add(session, tenant, key, new BaselinesDue(Today, CorrectedSince: clock.GetUtcNow() - Lookback), key, WorkPriority.Low);
        },
        cancellation);

    public async Task<int> CatchUp(CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        var tenants = await database.Set<TenantRow>().Select(tenant => tenant.Id).ToListAsync(cancellation);
        var known = await database.Set<BaselineRow>().Where(row => row.InterventionId == 0).GroupBy(row => row.TenantId)
            .Select(rows => new { Tenant = rows.Key, Until = rows.Max(row => row.Until) }).ToDictionaryAsync(rows => rows.Tenant, rows => rows.Until, cancellation);
        var behind = new List<(int Tenant, DateOnly Newest)>();
        foreach (var tenant in tenants)
        {
            if (await marks.Newest(tenant, cancellation) is { } newest
                && (!known.TryGetValue(tenant, out var until) || newest.DayNumber - until.DayNumber > DaysBehind))
            {
                behind.Add((tenant, newest));
            }
        }

        return behind.Count == 0 ? 0 : await commits.Commit(
            session =>
            {
                // Once for each newest day: what cannot catch up is not tried again and again.
                behind.ForEach(one => work.AddOnce(
                    session, one.Tenant, $"baselines-behind:{one.Tenant}:{one.Newest:yyyy-MM-dd}", new BaselinesDue(Today), $"baselines-behind:{one.Tenant}:{one.Newest:yyyy-MM-dd}",
                    WorkPriority.Low));
                return behind.Count;
            },
            cancellation);
    }

    public Task<AdministrationResult> Ask(string? tenantCode, CancellationToken cancellation) =>
        reach.TryFindOperated(tenantCode, out var tenant, out var refusal)
            ? changes.Commit(TenantScope.Of(tenant.Id), topic: null, (_, session) =>
            {
                work.Add(session, tenant.Id, $"baselines:{tenant.Id}:asked", new BaselinesDue(Today), $"baselines:{tenant.Id}:asked", WorkPriority.Low);
                return AuditedChange.Done(tenant.Id, "baselines.run", tenant.Code);
            }, cancellation)
            : Task.FromResult(refusal);

    private Task<int> Each(Action<IWriteSession, int> add, CancellationToken cancellation) => commits.Commit(
        session =>
        {
            using var database = contexts.Write(TenantScope.Platform, session);
            var tenants = database.Set<TenantRow>().Select(tenant => tenant.Id).ToList();
            tenants.ForEach(tenant => add(session, tenant));
            return tenants.Count;
        },
        cancellation);
}
