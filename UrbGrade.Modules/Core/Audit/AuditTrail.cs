using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Audit;

internal sealed class AuditTrail(IUrbGradeContexts contexts, Reach reach, ITenantRegistry tenants) : IAuditTrail
{
    public IAsyncEnumerable<AuditRecord> Read(CancellationToken cancellation) => Read(new AuditFilter(), cancellation);

    public async IAsyncEnumerable<AuditRecord> Read(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (reach.Scope is not { } scope)
        {
            yield break;
        }

        await using var database = contexts.Read(scope);
        await foreach (var line in Chosen(database, scope, filter).OrderBy(line => line.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return Record(line);
        }
    }

    public async Task<IReadOnlyList<AuditRecord>> Newest(AuditFilter filter, long? before, int take, CancellationToken cancellation)
    {
        if (reach.Scope is not { } scope)
        {
            return [];
        }

        await using var database = contexts.Read(scope);
        var lines = await Chosen(database, scope, filter).Where(line => before == null || line.Id < before)
            .OrderByDescending(line => line.Id).Take(take).ToListAsync(cancellation);
        return lines.ConvertAll(Record);
    }

    public async Task<AuditVerification> Verify(string? earlierHead, CancellationToken cancellation)
    {
        var (lines, head) = (0L, AuditLine.Origin);
        if (!reach.IsPlatform)
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

    // Lines belong to tenants or to the platform itself, so the context cannot choose them.
    private IQueryable<AuditRow> Chosen(UrbGradeContext database, TenantScope scope, AuditFilter filter)
    {
        var lines = database.Set<AuditRow>().AsNoTracking();
        if (!scope.SeesAll)
        {
            lines = lines.Where(line => line.TenantId == scope.TenantId);
        }

        if (filter.TenantCode is { } code)
        {
            var id = tenants.FindByCode(code)?.Id ?? -1;
            lines = lines.Where(line => line.TenantId == id);
        }

        if (filter.From is { } from)
        {
            var start = Midnight(from);
            lines = lines.Where(line => line.At >= start);
        }

        if (filter.To is { } to)
        {
            var end = Midnight(to.AddDays(1));
            lines = lines.Where(line => line.At < end);
        }

        return lines.Where(line => (filter.Who == null || line.Who.Contains(filter.Who)) && (filter.What == null || line.What.StartsWith(filter.What))
            && (filter.Subject == null || line.Subject.Contains(filter.Subject)));
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private AuditRecord Record(AuditRow line) => new(
        line.Id, line.At, line.Who, line.TenantId is { } id ? tenants.Find(id)?.Code ?? $"({id})" : null, line.What, line.Subject, line.Before, line.After,
        line.Hash);

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
