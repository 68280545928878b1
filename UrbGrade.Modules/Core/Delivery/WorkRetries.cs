using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Delivery;

/// <summary>How far work has come that was let try again.</summary>
internal static class WorkRetries
{
    /// <summary>The retries asked for since an instant, the latest first. What is neither waiting nor running nor failed is done;
    /// done rows may be forgotten already.</summary>
    public static async Task<IReadOnlyList<T>> Since<T>(
        UrbGradeContext database, DateTimeOffset since, Func<WorkRetryRow, Count, T> describe, CancellationToken cancellation)
    {
        var retries = await database.Set<WorkRetryRow>().AsNoTracking().Where(retry => retry.RequestedAt >= since)
            .OrderByDescending(retry => retry.RequestedAt).ToListAsync(cancellation);
        var ids = retries.ConvertAll(retry => retry.Id);

        // A done row with a cause was parked and then let try once more: for this retry it failed.
        var counts = (await database.Set<WorkItemRow>().Where(item => item.RetryId != null && ids.Contains(item.RetryId))
            .GroupBy(item => new { item.RetryId, item.State, HasCause = item.Cause != null })
            .Select(group => new { group.Key.RetryId, group.Key.State, group.Key.HasCause, Items = group.Count() })
            .ToListAsync(cancellation)).ToLookup(group => group.RetryId);
        return retries.ConvertAll(retry => describe(retry, new Count(
            counts[retry.Id].Where(group => group.State == WorkItemState.Waiting).Sum(group => group.Items),
            counts[retry.Id].Where(group => group.State == WorkItemState.Leased).Sum(group => group.Items),
            counts[retry.Id].Where(group => group.State >= WorkItemState.Done && group.HasCause).Sum(group => group.Items))));
    }

    internal readonly record struct Count(int Waiting, int Running, int Failed);
}
