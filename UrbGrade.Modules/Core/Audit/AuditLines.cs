using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Audit;

/// <summary>Finds lines of the audit, for whoever knows whose may be read.</summary>
internal sealed class AuditLines(IUrbGradeContexts contexts, ITenantRegistry tenants)
{
    private const int ReadAtOnce = 500;

    /// <summary>Oldest first.</summary>
    /// <param name="kinds">What happened; null for everything.</param>
    public async IAsyncEnumerable<AuditRecord> Read(
        TenantScope scope, AuditFilter filter, IReadOnlyList<string>? kinds, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var database = contexts.Read(scope);
        await using var accounts = contexts.Read(TenantScope.Platform);
        var lines = (await Chosen(database, scope, filter, kinds, cancellation)).OrderBy(line => line.Id).AsAsyncEnumerable();
        await foreach (var portion in lines.Chunk(ReadAtOnce).WithCancellation(cancellation))
        {
            foreach (var record in await Records(accounts, portion, cancellation))
            {
                yield return record;
            }
        }
    }

    /// <summary>Newest first.</summary>
    /// <param name="kinds">What happened; null for everything.</param>
    /// <param name="before">Only lines before this one; null for the newest.</param>
    public async Task<IReadOnlyList<AuditRecord>> Newest(
        TenantScope scope, AuditFilter filter, IReadOnlyList<string>? kinds, long? before, int take, CancellationToken cancellation)
    {
        await using var database = contexts.Read(scope);
        return await Records(
            database, await (await Page(database, scope, filter, kinds, before, take, cancellation)).ToListAsync(cancellation), cancellation);
    }

    /// <summary>The query of <see cref="Newest"/>.</summary>
    public async Task<IQueryable<AuditRow>> Page(
        UrbGradeContext database, TenantScope scope, AuditFilter filter, IReadOnlyList<string>? kinds, long? before, int take, CancellationToken cancellation)
    {
        var lines = await Chosen(database, scope, filter, kinds, cancellation);
        if (before is { } next)
        {
            lines = lines.Where(line => line.Id < next);
        }

        return lines.OrderByDescending(line => line.Id).Take(take);
    }

    // Lines belong to tenants or to the platform itself, so the context cannot choose them. What is not asked for stands in no condition,
    // or the database could not follow its index.
    private async Task<IQueryable<AuditRow>> Chosen(
        UrbGradeContext database, TenantScope scope, AuditFilter filter, IReadOnlyList<string>? kinds, CancellationToken cancellation)
    {
        var lines = InTime(database.Set<AuditRow>().AsNoTracking(), filter);
        if (!scope.SeesAll)
        {
            lines = lines.Where(line => line.TenantId == scope.TenantId);
        }

        if (filter.TenantCode is { } code)
        {
            var id = tenants.FindByCode(code)?.Id ?? -1;
            lines = lines.Where(line => line.TenantId == id);
        }

        if (kinds is not null)
        {
            lines = lines.Where(line => kinds.Contains(line.What));
        }

        if (filter.What is { } what)
        {
            lines = lines.Where(line => line.What.StartsWith(what));
        }

        // Whoever looks for an address finds the lines of its pseudonym.
        if (filter.Who is { } who)
        {
            var people = await Pseudonyms.Search(database, who, cancellation);
            lines = lines.Where(line => line.Who.Contains(who) || people.Contains(line.Who));
        }

        if (filter.Subject is { } subject)
        {
            var people = await Pseudonyms.Search(database, subject, cancellation);
            lines = lines.Where(line => line.Subject.Contains(subject) || people.Contains(line.Subject));
        }

        return filter.Text is { } text
            ? lines.Where(line => line.Subject.Contains(text) || line.Before!.Contains(text) || line.After!.Contains(text))
            : lines;
    }

    private static IQueryable<AuditRow> InTime(IQueryable<AuditRow> lines, AuditFilter filter)
    {
        if (filter.From is { } from)
        {
            var start = Midnight(from, filter.TimeZone);
            lines = lines.Where(line => line.At >= start);
        }

        if (filter.To is { } to)
        {
            var end = Midnight(to.AddDays(1), filter.TimeZone);
            lines = lines.Where(line => line.At < end);
        }

        return lines;
    }

    private static DateTimeOffset Midnight(DateOnly day, string? timeZone) =>
        timeZone is null ? new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : LocalCalendar.Of(timeZone).InstantOf(day);

    /// <summary>With the addresses of those who still have an account.</summary>
    private async Task<List<AuditRecord>> Records(UrbGradeContext database, IReadOnlyList<AuditRow> lines, CancellationToken cancellation)
    {
        var people = await Pseudonyms.Read(
            database, lines.SelectMany(line => (string?[])[line.Who, line.Subject, line.Before, line.After]), cancellation);
        return [.. lines.Select(line => new AuditRecord(
            line.Id, line.At, Pseudonyms.Show(line.Who, people)!, line.TenantId is { } id ? tenants.Find(id)?.Code ?? $"({id})" : null, line.What,
            Pseudonyms.Show(line.Subject, people)!, Pseudonyms.Show(line.Before, people), Pseudonyms.Show(line.After, people), line.Hash))];
    }
}
