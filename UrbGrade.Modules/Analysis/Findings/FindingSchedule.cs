using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Findings;

internal sealed class FindingSchedule(IUrbGradeContexts contexts, ICommitQueue commits, IWorkItems work, TimeProvider clock) : IFindingSchedule
{
    public Task<int> Night(CancellationToken cancellation)
    {
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return Each((session, tenant) => work.AddOnce(
            session, tenant, FindAttention.Conversation(tenant, day), new FindingsDue(day), FindAttention.Conversation(tenant, day), WorkPriority.Low), cancellation);
    }

    public Task<int> Corrections(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return Each((session, tenant) =>
        {
            var key = $"corrections:{tenant}";
            work.Add(session, tenant, key, new CorrectionsDue(now), key, WorkPriority.Low);
        }, cancellation);
    }

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
