using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Delivery;

internal sealed class ParkedWorkItems(
    IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, ITenantRegistry tenants, WorkContracts contracts,
    IServiceCatalogue catalogue, IMessageSchemas schemas, TimeProvider time)
    : IParkedWork
{
    /// <summary>Bounds one write, which the others wait for.</summary>
    private const int MostAtOnce = 10_000;

    private const double FastestRate = 1_000;

    private const int LongestNote = 1_000;

    private const int LongestPayload = 1_000_000;

    public Task<IReadOnlyList<FailureGroup>> ListGroups(CancellationToken cancellation) => Read<IReadOnlyList<FailureGroup>>([], async database =>
    {
        var groups = await FailureGroups.Of(database).ToListAsync(cancellation);
        var notes = await database.Set<FailureNoteRow>().AsNoTracking().ToDictionaryAsync(note => (note.TenantId, note.GroupId), cancellation);
        return groups.ConvertAll(group =>
        {
            var note = notes.GetValueOrDefault((group.TenantId, group.Id));
            return new FailureGroup(
                group.Id, Code(group.TenantId), Zone(group.TenantId), group.Contract, group.CauseText, group.Count, group.FirstSeen,
                group.LastSeen, note?.Text, note?.WrittenBy);
        });
    });

    public Task<IReadOnlyList<ParkedWork>> List(ParkedChoice choice, int most, CancellationToken cancellation) =>
        Read<IReadOnlyList<ParkedWork>>([], async database =>
        {
            var rows = await Chosen(database, choice).AsNoTracking()
                .OrderBy(item => item.FinishedAt).ThenBy(item => item.Id).Take(most).ToListAsync(cancellation);
            return rows.ConvertAll(row => Describe(row) with { Payload = null });
        });

    public Task<ParkedWork?> Find(long id, CancellationToken cancellation) => Read(null, async database =>
        await Chosen(database, new(id)).AsNoTracking().SingleOrDefaultAsync(cancellation) is { } row ? Describe(row) : null);

    public async Task<IReadOnlyList<WorkRetry>> ListRetries(CancellationToken cancellation) => await Read<IReadOnlyList<WorkRetry>>([], database =>
        WorkRetries.Since(database, time.GetUtcNow().AddDays(-1), (retry, count) => new WorkRetry(
            retry.Id, Code(retry.TenantId), Zone(retry.TenantId), retry.Contracts, retry.RequestedBy, retry.RequestedAt, retry.PerSecond,
            retry.Items, count.Waiting, count.Running, retry.Items - count.Waiting - count.Running - count.Failed, count.Failed), cancellation));

    public async Task<AdministrationResult> Retry(ParkedChoice choice, double? perSecond, CancellationToken cancellation)
    {
        if (perSecond is not (null or (> 0 and <= FastestRate)))
        {
            return Refused.Invalid("Work.Rate", $"The rate is {perSecond} items a second; it has to lie above 0 and not above {FastestRate}.");
        }

        var (now, ahead) = (time.GetUtcNow(), 0);
        return await Change(choice, (database, items) =>
        {
            ahead += WorkAgain.Add(database, items, perSecond, changes.Who, now, ahead);
            var rate = perSecond is { } each ? string.Create(CultureInfo.InvariantCulture, $"{each} a second") : null;
            return Line("work.retried", choice, items) with { After = rate };
        }, cancellation);
    }

    public Task<AdministrationResult> RetryChanged(long id, string payload, CancellationToken cancellation) => Change(new(id), (database, items) =>
    {
        var item = items[0];
        if (Problem(item, payload) is { } problem)
        {
            return Refused.Invalid(problem);
        }

        return WorkAgain.Add(database, items, perSecond: null, changes.Who, time.GetUtcNow(), payload: payload) == 1
            ? AuditedChange.Done(Owner(item.TenantId), "work.changed", $"{item.Contract} {id}", item.Payload, payload)
            : Refused.AlreadyExists("Work.KeyWaits", $"Another item with the key '{item.UniqueKey}' waits already; try it without a change, or archive it.");
    }, cancellation);

    public Task<AdministrationResult> Archive(ParkedChoice choice, CancellationToken cancellation) => Change(choice, (_, items) =>
    {
        items.ForEach(item => item.State = WorkItemState.Archived);
        return Line("work.archived", choice, items);
    }, cancellation);

    public async Task<AdministrationResult> Note(string groupId, string text, CancellationToken cancellation)
    {
        if (reach.Operated is not { } scope)
        {
            return Refused.TakesOperator;
        }

        if (text.Length > LongestNote)
        {
            return Refused.Invalid("Work.Note", $"The note has {text.Length} characters; {LongestNote} are allowed.");
        }

        return await changes.Commit(scope, topic: null, database =>
        {
            if (FailureGroups.Of(database).AsEnumerable().FirstOrDefault(one => one.Id == groupId) is not { } group)
            {
                return Refused.NotFound("Work.GroupUnknown", $"There is no group {groupId} of parked work.");
            }

            var note = database.Set<FailureNoteRow>().SingleOrDefault(row => row.TenantId == group.TenantId && row.GroupId == groupId);
            var before = note?.Text;
            if (note is not null)
            {
                database.Remove(note);
                database.SaveChanges();
            }

            if (text.Length > 0)
            {
                database.Add(new FailureNoteRow
                {
                    TenantId = group.TenantId, GroupId = groupId, Text = text, WrittenBy = changes.Who, WrittenAt = time.GetUtcNow(),
                });
            }

            return AuditedChange.Done(Owner(group.TenantId), "failure.noted", $"{group.Contract} {group.CauseText}", before, text);
        }, cancellation);
    }

    private async Task<T> Read<T>(T none, Func<UrbGradeContext, Task<T>> read)
    {
        if (reach.Operated is not { } scope)
        {
            return none;
        }

        await using var database = contexts.Read(scope);
        return await read(database);
    }

    /// <summary>Changes what is parked now, one write after another. What fails again meanwhile is left alone, or it might never end.</summary>
    private async Task<AdministrationResult> Change(
        ParkedChoice choice, Func<UrbGradeContext, List<WorkItemRow>, AuditedChange> change, CancellationToken cancellation)
    {
        if (reach.Operated is not { } scope)
        {
            return Refused.TakesOperator;
        }

        if (await Read<long?>(null, database => Chosen(database, choice).MaxAsync(item => (long?)item.Id, cancellation)) is not { } newest)
        {
            return Refused.NotFound(None(choice));
        }

        var (after, taken) = (0L, 0);
        AdministrationResult result;
        do
        {
            result = await changes.Commit(scope, topic: null, database =>
            {
                var items = Chosen(database, choice).Where(item => item.Id > after && item.Id <= newest)
                    .OrderBy(item => item.Id).Take(MostAtOnce).ToList();
                taken = items.Count;
                if (taken == 0)
                {
                    return after == 0 ? Refused.NotFound(None(choice)) : AuditedChange.Nothing;
                }

                after = items[^1].Id;
                return change(database, items);
            }, cancellation);
        }
        while (taken == MostAtOnce && result.Outcome == AdministrationOutcome.Done);

        // The last write may have found nothing more than those before it changed.
        return result with { IsUnchanged = false };
    }

    private static IQueryable<WorkItemRow> Chosen(UrbGradeContext database, ParkedChoice choice)
    {
        var items = FailureGroups.Parked(database);
        if (choice.Id is { } id)
        {
            items = items.Where(item => item.Id == id);
        }

        if (choice.Contract is { } contract)
        {
            items = items.Where(item => item.Contract == contract);
        }

        if (choice.GroupId is { } groupId)
        {
            var group = FailureGroups.Of(database).AsEnumerable().FirstOrDefault(one => one.Id == groupId);
            items = group is null
                ? items.Where(_ => false)
                : items.Where(item => item.TenantId == group.TenantId && item.Contract == group.Contract && item.Cause == group.Cause);
        }

        return items;
    }

    private Refusal? Problem(WorkItemRow item, string payload)
    {
        if (payload.Length > LongestPayload)
        {
            return new Refusal("Work.MessageLength", $"The message has {payload.Length} characters; {LongestPayload} are allowed.");
        }

        try
        {
            if (contracts.Knows(item.Contract))
            {
                contracts.Read(item.Contract, Encoding.UTF8.GetBytes(payload));
                return null;
            }

            using var message = JsonDocument.Parse(payload);
            var service = catalogue.Snapshot.Services.FirstOrDefault(published =>
                published.Contract == item.Contract && (published.TenantId is null || published.TenantId == item.TenantId));
            var violations = service is null ? [] : schemas.Violations(service.Schema, message.RootElement);
            return violations.Count == 0 ? null : new Refusal("Work.MessageWrong", $"The message is no '{item.Contract}'. {string.Join("; ", violations)}");
        }
        catch (Exception failure) when (failure is UnreadableWorkException or JsonException)
        {
            var why = $"{failure.Message} {failure.InnerException?.Message}".TrimEnd();
            return new Refusal("Work.Unreadable", $"{why}");
        }
    }

    private static AuditedChange Line(string what, ParkedChoice choice, List<WorkItemRow> items)
    {
        var owner = items.TrueForAll(item => item.TenantId == items[0].TenantId) ? Owner(items[0].TenantId) : null;
        return choice.Id is { } id
            ? AuditedChange.Done(owner, what, items[0].Contract, $"item {id}, {items[0].Attempts} attempts")
            : AuditedChange.Done(
                owner, what, string.Join(", ", items.Select(item => item.Contract).Distinct().Order(StringComparer.Ordinal)),
                string.Create(CultureInfo.InvariantCulture, $"{items.Count} items, {items[0].Id} to {items[^1].Id}"));
    }

    private static Refusal None(ParkedChoice choice) => choice switch
    {
        { Id: { } id } => new Refusal("Work.Unknown", $"There is no parked work item {id}."),
        { GroupId: { } group } => new Refusal("Work.GroupUnknown", $"There is no group {group} of parked work."),
        { Contract: { } contract } => new Refusal("Work.ContractNone", $"There is no parked work of the contract '{contract}'."),
        _ => new Refusal("Work.None", $"No work is parked."),
    };

    /// <summary>Null for the platform's own.</summary>
    private static int? Owner(int tenantId) => tenantId == 0 ? null : tenantId;

    private string Code(int tenantId) => tenantId == 0 ? "" : tenants.Find(tenantId)?.Code ?? $"({tenantId})";

    private string Zone(int tenantId) => tenants.Find(tenantId)?.TimeZone ?? "UTC";

    private ParkedWork Describe(WorkItemRow row) => new(
        row.Id, Code(row.TenantId), Zone(row.TenantId), row.Contract, row.ConversationId,
        FailureGroups.IdOf(row.TenantId, row.Contract, row.Cause), row.Attempts, row.CreatedAt, row.FinishedAt, row.Error, row.Payload);
}
