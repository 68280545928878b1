using Microsoft.Extensions.Logging;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Retention;

namespace UrbGrade.Modules.Core.Handlers;

/// <summary>Deletes what a tenant has kept long enough, in portions with a commit each, between which others write.</summary>
/// <remarks>Each portion is counted where it is deleted; the audit is told the sums, also those of a run that broke off.</remarks>
internal sealed partial class ApplyRetention(
    IEnumerable<IStoredKind> kinds, RetentionRules rules, ITenantRegistry tenants, ICommitQueue commits, IAuditLog audit, IWorkContext work,
    TimeProvider clock, ILogger<ApplyRetention> logger) : IHandleMessages<RetentionDue>
{
    /// <summary>A few milliseconds of the one writer's time.</summary>
    private const int MostAtOnce = 500;

    /// <summary>Well within a lease; the rest is new work.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(10);

    /// <summary>Many nights share one waiting item.</summary>
    public static string UniqueKey(int tenantId) => $"retention:{tenantId}";

    public async Task Handle(RetentionDue due)
    {
        var began = clock.GetTimestamp();
        var terms = await rules.Of(work.TenantId, work.Cancellation);
        foreach (var kind in kinds.OrderBy(kind => kind.Kind))
        {
            var rule = terms.Single(term => term.Kind == kind.Kind);
            if (rule.Days is { } days && !await Delete(kind, rule, rules.Before(work.TenantId, days), began))
            {
                work.Publish(due, UniqueKey(work.TenantId), WorkPriority.Low);
                break;
            }
        }

        work.OnCommit(Tell);
    }

    /// <returns>False when time ran out.</returns>
    private async Task<bool> Delete(IStoredKind kind, RetentionRule rule, DateTimeOffset before, long began)
    {
        var hasBegun = false;
        while (await kind.Next(work.TenantId, before, MostAtOnce, work.Cancellation) is { } delete)
        {
            if (!hasBegun)
            {
                await commits.Commit(session => Begin(session, rule, before), work.Cancellation);
                hasBegun = true;
            }

            var deleted = await commits.Commit(session => Counted(session, kind.Kind, delete), work.Cancellation);
            if (deleted == 0)
            {
                // Somebody needs it since it was looked up; another night.
                return true;
            }

            if (clock.GetElapsedTime(began) > LongestRun)
            {
                return false;
            }
        }

        return true;
    }

    private bool Begin(IWriteSession session, RetentionRule rule, DateTimeOffset before)
    {
        rules.Begin(session, work.TenantId, rule, before);
        return true;
    }

    private int Counted(IWriteSession session, RetentionKind kind, Func<IWriteSession, int> delete)
    {
        var deleted = delete(session);
        RetentionRules.Count(session, work.TenantId, kind, deleted);
        return deleted;
    }

    private void Tell(IWriteSession session)
    {
        var untold = rules.TakeUntold(session, work.TenantId);
        if (untold.Count == 0)
        {
            return;
        }

        var words = string.Join("; ", untold.Select(kind => $"{kind.Count} {kind.Kind} before {kind.Before:u}"));
        var code = tenants.Find(work.TenantId)?.Code ?? "";
        audit.Append(session, new AuditEntry("platform", work.TenantId, "retention.applied", code, null, words));
        session.AfterCommit(() => LogDeleted(code, words));
    }

    [LoggerMessage(EventId = 1202, Level = LogLevel.Information, Message = "Retention of tenant {Tenant} deleted {Deleted}")]
    private partial void LogDeleted(string tenant, string deleted);
}
