using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Findings;

internal sealed class FindingSchedule(
    IUrbGradeContexts contexts, ITenantRegistry tenants, ICommitQueue commits, IWorkItems work, TimeProvider clock) : IFindingSchedule
{
    /// <summary>After so much of a local day gateways have sent what they read of the day before.</summary>
    private static readonly TimeSpan Morning = TimeSpan.FromHours(4);

    public Task<int> Night(CancellationToken cancellation) => Each(
        (session, tenant) =>
        {
            var day = LocalCalendar.Of(tenants.Find(tenant)?.TimeZone ?? "UTC").DayOf(clock.GetUtcNow() - Morning);
            var key = FindAttention.Conversation(tenant, day);
            work.AddOnce(session, tenant, key, new FindingsDue(day), key, WorkPriority.Low);
        },
        cancellation);

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
