using UrbGrade.Bus.Contracts;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Administration;

/// <summary>Commits what an administrator changes: the change, its line in the audit and the notice to the other processes stand
/// together or not at all.</summary>
internal sealed class AuditedChanges(
    ICommitQueue queue, IUrbGradeContexts contexts, IAuditLog audit, ChangeWatch changes, ITenantSession session)
{
    /// <summary>Who the audit names.</summary>
    public string Who => session.AccountName ?? "nobody";

    /// <summary>Commits a change.</summary>
    /// <param name="change">Changes the context and says what it did: a refusal (nothing is written), the line for the
    /// audit, or that there was nothing to do.</param>
    /// <param name="topic">What other processes keep in memory of it; null when they keep nothing.</param>
    public Task<AdministrationResult> Commit(
        TenantScope scope, string? topic, Func<UrbGradeContext, AuditedChange> change, CancellationToken cancellation) =>
        Commit(scope, topic, (database, _) => change(database), cancellation);

    /// <summary>Commits a change that asks for work, too: the session takes the work items and marks.</summary>
    public async Task<AdministrationResult> Commit(
        TenantScope scope, string? topic, Func<UrbGradeContext, IWriteSession, AuditedChange> change, CancellationToken cancellation)
    {
        // Asked here: the writer's thread belongs to no request.
        var who = Who;
        var isUnchanged = false;
        try
        {
            await queue.Commit(write =>
            {
                using var database = contexts.Write(scope, write);
                var done = change(database, write);
                if (done.Refusal is { } refusal)
                {
                    throw new RefusedException(refusal);
                }

                isUnchanged = done.What is null;
                if (done.What is null)
                {
                    return true;
                }

                database.SaveChanges();
                audit.Append(write, new AuditEntry(who, done.TenantId, done.What, done.Subject!, done.Before, done.After));
                if (topic is not null)
                {
                    ChangeCounters.Advance(write, topic);
                }

                return true;
            }, cancellation);
        }
        catch (RefusedException refused)
        {
            return refused.Result;
        }
        catch (Exception failure) when (UnstorableTextException.Behind(failure) is { } text)
        {
            return Refused.Invalid("Text.Unstorable", $"{text.Message}");
        }

        changes.LookAfterwards();
        return new AdministrationResult(AdministrationOutcome.Done) { IsUnchanged = isUnchanged };
    }

    /// <summary>Undoes the write of a refused command; the commit queue gives it to the caller alone.</summary>
    private sealed class RefusedException(AdministrationResult result) : Exception(result.Detail)
    {
        public AdministrationResult Result => result;
    }
}
