using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Baselines;

internal sealed class BaselineRuns(
    IUrbGradeContexts contexts, ICommitQueue commits, IWorkItems work, AuditedChanges changes, Reach reach, TimeProvider clock) : IBaselineRuns
{
    /// <summary>The job asks every hour; what it may have missed, the night finds.</summary>
    private static readonly TimeSpan Lookback = TimeSpan.FromHours(2);

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
