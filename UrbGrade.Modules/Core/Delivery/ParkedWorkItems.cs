using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Delivery;

internal sealed class ParkedWorkItems(
    IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, ITenantRegistry tenants, TimeProvider time) : IParkedWork
{
    public async Task<IReadOnlyList<ParkedWork>> List(CancellationToken cancellation)
    {
        if (reach.Operated is not { } scope)
        {
            return [];
        }

        await using var database = contexts.Read(scope);
        var rows = await Parked(database).AsNoTracking().OrderBy(item => item.FinishedAt).ThenBy(item => item.Id).ToListAsync(cancellation);
        return rows.ConvertAll(row => Describe(row) with { Payload = null });
    }

    public async Task<ParkedWork?> Find(long id, CancellationToken cancellation)
    {
        if (reach.Operated is not { } scope)
        {
            return null;
        }

        await using var database = contexts.Read(scope);
        return await Parked(database).AsNoTracking().SingleOrDefaultAsync(item => item.Id == id, cancellation) is { } row ? Describe(row) : null;
    }

    public Task<AdministrationResult> Retry(long id, CancellationToken cancellation) => Retry(
        item => item.Id == id, $"There is no parked work item {id}.",
        items => AuditedChange.Done(
            items[0].TenantId, "work.retried", items[0].Contract, $"item {id}, {items[0].Attempts} attempts"), cancellation);

    public Task<AdministrationResult> RetryAll(string contract, CancellationToken cancellation) => Retry(
        item => item.Contract == contract, $"There is no parked work of the contract '{contract}'.",
        items => AuditedChange.Done(
            items.TrueForAll(item => item.TenantId == items[0].TenantId) ? items[0].TenantId : null,
            "work.retried", contract, string.Create(CultureInfo.InvariantCulture, $"{items.Count} items, {items[0].Id} to {items[^1].Id}")),
        cancellation);

    private async Task<AdministrationResult> Retry(
        Expression<Func<WorkItemRow, bool>> wanted, string none, Func<List<WorkItemRow>, AuditedChange> audit, CancellationToken cancellation)
    {
        if (reach.Operated is not { } scope)
        {
            return Refused.TakesOperator;
        }

        return await changes.Commit(scope, topic: null, database =>
        {
            var items = Parked(database).Where(wanted).OrderBy(item => item.Id).ToList();
            if (items.Count == 0)
            {
                return Refused.NotFound(none);
            }

            WaitAgain(database, items);
            return audit(items);
        }, cancellation);
    }

    private void WaitAgain(UrbGradeContext database, List<WorkItemRow> items)
    {
        var now = time.GetUtcNow();
        var keys = items.Select(item => item.UniqueKey).OfType<string>().Distinct().ToList();
        var waiting = database.Set<WorkItemRow>().Where(item => item.State == WorkItemState.Waiting && keys.Contains(item.UniqueKey!))
            .Select(item => new { item.UniqueKey, item.Queue }).AsEnumerable().Select(item => (item.UniqueKey!, item.Queue)).ToHashSet();
        foreach (var item in items)
        {
            (item.State, item.FinishedAt) = (WorkItemState.Done, now);

            // One that waits with the same key does this one's work, too.
            if (item.UniqueKey is not { } key || waiting.Add((key, item.Queue)))
            {
                // A new row, because attempts count from the beginning: with the old one's number a process that slept over the end
                // of its lease could take the new lease for its own.
                database.Add(new WorkItemRow
                {
                    TenantId = item.TenantId,
                    Contract = item.Contract,
                    Queue = item.Queue,
                    Payload = item.Payload,
                    ConversationId = item.ConversationId,
                    UniqueKey = item.UniqueKey,
                    State = WorkItemState.Waiting,
                    Priority = WorkPriority.Low,
                    Trace = item.Trace,
                    NextAttemptAt = now,
                    CreatedAt = item.CreatedAt,
                });
            }
        }
    }

    private static IQueryable<WorkItemRow> Parked(UrbGradeContext database) =>
        database.Set<WorkItemRow>().Where(item => item.State == WorkItemState.Parked);

    private ParkedWork Describe(WorkItemRow row) => new(
        row.Id, tenants.Find(row.TenantId)?.Code ?? $"({row.TenantId})", row.Contract, row.ConversationId, row.Attempts, row.CreatedAt,
        row.FinishedAt, row.Error, row.Payload);
}
