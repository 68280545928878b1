using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Audit;

internal sealed class AuditTrail(IUrbGradeContexts contexts, ITenantSession session, ITenantRegistry tenants) : IAuditTrail
{
    public async IAsyncEnumerable<AuditRecord> Read([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!session.IsPlatformAdministrator)
        {
            yield break;
        }

        await using var database = contexts.Read(TenantScope.Platform);
        await foreach (var line in Lines(database).WithCancellation(cancellation))
        {
            var tenant = line.TenantId is { } id ? tenants.Find(id)?.Code ?? $"({id})" : null;
            yield return new AuditRecord(line.Id, line.At, line.Who, tenant, line.What, line.Subject, line.Before, line.After, line.Hash);
        }
    }

    public async Task<AuditVerification> Verify(string? earlierHead, CancellationToken cancellation)
    {
        var (lines, head) = (0L, AuditLine.Origin);
        if (!session.IsPlatformAdministrator)
        {
            return new AuditVerification(false, lines, head, "The session may not read the audit.");
        }

        var found = earlierHead is null || earlierHead == head;
        await using var database = contexts.Read(TenantScope.Platform);
        await foreach (var line in Lines(database).WithCancellation(cancellation))
        {
            if (Problem(line, lines, head) is { } problem)
            {
                return new AuditVerification(false, lines, head, problem);
            }

            (lines, head) = (line.Id, line.Hash);
            found |= head == earlierHead;
        }

        return found
            ? new AuditVerification(true, lines, head, null)
            : new AuditVerification(false, lines, head, $"The chain holds, but the head {earlierHead} that was noted earlier is not in it: lines were cut off, or all of it was written anew.");
    }

    private static IAsyncEnumerable<AuditRow> Lines(UrbGradeContext database) =>
        database.Set<AuditRow>().AsNoTracking().OrderBy(line => line.Id).AsAsyncEnumerable();

    private static string? Problem(AuditRow line, long lastId, string lastHash)
    {
        if (line.Id != lastId + 1)
        {
            return $"Line {lastId + 1} is missing; the next one is {line.Id}.";
        }

        if (line.PreviousHash != lastHash)
        {
            return $"Line {line.Id} does not follow line {lastId}: a line was changed or exchanged.";
        }

        return AuditLine.Hash(line) == line.Hash ? null : $"Line {line.Id} was changed: its hash does not fit its content.";
    }
}
