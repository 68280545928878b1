using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Delivery;

/// <summary>Lets parked work wait again.</summary>
internal static class WorkAgain
{
    /// <summary>Adds new rows for the parked ones, and notes for each tenant that they belong together. New ones, because attempts
    /// count from the beginning: with the old one's number a process that slept over the end of its lease could take the new lease
    /// for its own.</summary>
    /// <param name="items">In the order in which they become due.</param>
    /// <param name="perSecond">Items of all tenants together that become due each second; null for all at once.</param>
    /// <param name="ahead">Items that become due before these at that rate.</param>
    /// <param name="payload">The message instead of the old one; null for the old one.</param>
    /// <returns>How many were added: not those whose key has another item waiting, which does their work, too.</returns>
    public static int Add(
        UrbGradeContext database, IReadOnlyList<WorkItemRow> items, double? perSecond, string who, DateTimeOffset now, int ahead = 0,
        string? payload = null)
    {
        var retries = items.GroupBy(item => item.TenantId).ToDictionary(tenant => tenant.Key, tenant => new WorkRetryRow
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            TenantId = tenant.Key,
            Contracts = string.Join(", ", tenant.Select(item => item.Contract).Distinct().Order(StringComparer.Ordinal)),
            PerSecond = perSecond,
            RequestedBy = who,
            RequestedAt = now,
        });
        var keys = items.Select(item => item.UniqueKey).OfType<string>().Distinct().ToList();
        var waiting = database.Set<WorkItemRow>().Where(item => item.State == WorkItemState.Waiting && keys.Contains(item.UniqueKey!))
            .Select(item => new { item.UniqueKey, item.Queue }).AsEnumerable().Select(item => (item.UniqueKey!, item.Queue)).ToHashSet();
        var added = 0;
        foreach (var item in items)
        {
            (item.State, item.FinishedAt) = (WorkItemState.Done, now);
            if (item.UniqueKey is not { } key || waiting.Add((key, item.Queue)))
            {
                var retry = retries[item.TenantId];
                retry.Items++;
                var due = perSecond is { } rate ? now + TimeSpan.FromSeconds((ahead + added) / rate) : now;
                database.Add(Again(item, payload ?? item.Payload, retry.Id, due));
                added++;
            }
        }

        database.AddRange(retries.Values.Where(retry => retry.Items > 0));
        return added;
    }

    private static WorkItemRow Again(WorkItemRow item, string payload, string retryId, DateTimeOffset due) => new()
    {
        TenantId = item.TenantId,
        Contract = item.Contract,
        Queue = item.Queue,
        Payload = payload,
        ConversationId = item.ConversationId,
        UniqueKey = item.UniqueKey,
        State = WorkItemState.Waiting,
        Priority = WorkPriority.Low,
        NextAttemptAt = due,
        CreatedAt = item.CreatedAt,
        Trace = item.Trace,
        RetryId = retryId,
    };
}
