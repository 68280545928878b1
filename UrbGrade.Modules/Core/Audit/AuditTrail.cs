using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Audit;

internal sealed class AuditTrail(IUrbGradeContexts contexts, Reach reach, ITenantRegistry tenants) : IAuditTrail
{
    private const int ReadAtOnce = 500;

    public IAsyncEnumerable<AuditRecord> Read(CancellationToken cancellation) => Read(new AuditFilter(), cancellation);

    public async IAsyncEnumerable<AuditRecord> Read(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (reach.Scope is not { } scope)
        {
            yield break;
        }

        await using var database = contexts.Read(scope);
        await using var accounts = contexts.Read(TenantScope.Platform);
        var lines = (await Chosen(database, scope, filter, cancellation)).OrderBy(line => line.Id).AsAsyncEnumerable();
        await foreach (var portion in lines.Chunk(ReadAtOnce).WithCancellation(cancellation))
        {
            foreach (var record in await Records(accounts, portion, cancellation))
            {
                yield return record;
            }
        }
    }

    public async Task<IReadOnlyList<AuditRecord>> Newest(AuditFilter filter, long? before, int take, CancellationToken cancellation)
    {
        if (reach.Scope is not { } scope)
        {
            return [];
        }

        await using var database = contexts.Read(scope);
        var lines = await (await Chosen(database, scope, filter, cancellation)).Where(line => before == null || line.Id < before)
            .OrderByDescending(line => line.Id).Take(take).ToListAsync(cancellation);
        return await Records(database, lines, cancellation);
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
    private async Task<IQueryable<AuditRow>> Chosen(
        UrbGradeContext database, TenantScope scope, AuditFilter filter, CancellationToken cancellation)
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

        // Whoever looks for an address finds the lines of its pseudonym.
        var who = filter.Who is { } person ? await Pseudonyms.Search(database, person, cancellation) : [];
        var subjects = filter.Subject is { } about ? await Pseudonyms.Search(database, about, cancellation) : [];
        return lines.Where(line => (filter.Who == null || line.Who.Contains(filter.Who) || who.Contains(line.Who))
            && (filter.What == null || line.What.StartsWith(filter.What))
            && (filter.Subject == null || line.Subject.Contains(filter.Subject) || subjects.Contains(line.Subject)));
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>With the addresses of those who still have an account.</summary>
    private async Task<List<AuditRecord>> Records(UrbGradeContext database, IReadOnlyList<AuditRow> lines, CancellationToken cancellation)
    {
        var people = await Pseudonyms.Read(
            database, lines.SelectMany(line => (string?[])[line.Who, line.Subject, line.Before, line.After]), cancellation);
        return [.. lines.Select(line => new AuditRecord(
            line.Id, line.At, Pseudonyms.Show(line.Who, people)!, line.TenantId is { } id ? tenants.Find(id)?.Code ?? $"({id})" : null, line.What,
            Pseudonyms.Show(line.Subject, people)!, Pseudonyms.Show(line.Before, people), Pseudonyms.Show(line.After, people), line.Hash))];
    }

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
