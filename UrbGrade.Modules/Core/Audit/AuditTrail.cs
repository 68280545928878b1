using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Audit;

internal sealed class AuditTrail(IUrbGradeContexts contexts, Reach reach, AuditLines lines) : IAuditTrail
{
    public IAsyncEnumerable<AuditRecord> Read(CancellationToken cancellation) => Read(new AuditFilter(), cancellation);

    public IAsyncEnumerable<AuditRecord> Read(AuditFilter filter, CancellationToken cancellation) =>
        reach.Scope is { } scope ? lines.Read(scope, filter, kinds: null, cancellation) : AsyncEnumerable.Empty<AuditRecord>();

    public async Task<IReadOnlyList<AuditRecord>> Newest(AuditFilter filter, long? before, int take, CancellationToken cancellation) =>
        reach.Scope is { } scope ? await lines.Newest(scope, filter, kinds: null, before, take, cancellation) : [];

    public async Task<AuditVerification> Verify(string? earlierHead, CancellationToken cancellation)
    {
        var (count, head) = (0L, AuditLine.Origin);
        if (!reach.IsPlatform)
        {
            return new AuditVerification(false, count, head, new Refusal("Audit.NotAllowed", $"The session may not read the audit."));
        }

        var found = earlierHead is null || earlierHead == head;
        await using var database = contexts.Read(TenantScope.Platform);
        await foreach (var line in database.Set<AuditRow>().AsNoTracking().OrderBy(line => line.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (Problem(line, count, head) is { } problem)
            {
                return new AuditVerification(false, count, head, problem);
            }

            (count, head) = (line.Id, line.Hash);
            found |= head == earlierHead;
        }

        return found
            ? new AuditVerification(true, count, head, null)
            : new AuditVerification(false, count, head, new Refusal(
                "Audit.CutOff", $"The chain holds, but the head {earlierHead} that was noted earlier is not in it: lines were cut off, or all of it was written anew."));
    }

    private static Refusal? Problem(AuditRow line, long lastId, string lastHash)
    {
        if (line.Id != lastId + 1)
        {
            return new Refusal("Audit.Missing", $"Line {lastId + 1} is missing; the next one is {line.Id}.");
        }

        if (line.PreviousHash != lastHash)
        {
            return new Refusal("Audit.Exchanged", $"Line {line.Id} does not follow line {lastId}: a line was changed or exchanged.");
        }

        return AuditLine.Hash(line) == line.Hash ? null : new Refusal("Audit.Changed", $"Line {line.Id} was changed: its hash does not fit its content.");
    }
}
