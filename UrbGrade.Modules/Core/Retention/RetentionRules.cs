using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Retention;

/// <summary>The tenants' rules as rows, and the months that they let go.</summary>
internal sealed class RetentionRules(IUrbGradeContexts contexts, ITenantRegistry tenants, ChangeWatch changes, TimeProvider clock)
{
    private const string Deleted = """
        UPDATE "RetentionRules" SET "Untold" = "Untold" + @count WHERE "TenantId" = @tenant AND "Kind" = @kind
        """;

    /// <summary>One for each kind, in the order of the kinds.</summary>
    public async Task<List<RetentionRule>> Of(int tenantId, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var rows = await database.Set<RetentionRuleRow>().AsNoTracking().ToDictionaryAsync(row => row.Kind, cancellation);
        return
        [
            .. Enum.GetValues<RetentionKind>().Select(kind => new RetentionRule(
                kind, rows.TryGetValue(kind, out var row) ? row.Days : RetentionTerms.Default(kind), RetentionTerms.Least(kind), row?.DeletedBefore)),
        ];
    }

    /// <summary>Begin of the local month that holds the oldest day to be kept.</summary>
    public DateTimeOffset Before(int tenantId, int days)
    {
        var calendar = LocalCalendar.Of(tenants.Find(tenantId)?.TimeZone ?? "UTC");
        return calendar.InstantOf(LocalCalendar.MonthOf(calendar.DayOf(clock.GetUtcNow().AddDays(-days))));
    }

    /// <summary>Notes from when on everything is left, before the first of it goes. Never goes back: what is gone is gone.</summary>
    public void Begin(IWriteSession session, int tenantId, RetentionRule rule, DateTimeOffset before)
    {
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        var row = Row(database, tenantId, rule.Kind, rule.Days);
        if (row.DeletedBefore is null || row.DeletedBefore < before)
        {
            row.DeletedBefore = before;
            ChangeCounters.Advance(session, ChangeTopic.Registry);
            session.AfterCommit(changes.LookSoon);
        }

        database.SaveChanges();
    }

    /// <summary>Counts what was deleted in the transaction that deletes it, so that the audit is told of all of it.</summary>
    public static void Count(IWriteSession session, int tenantId, RetentionKind kind, int count)
    {
        var command = session.Prepare(Deleted, "@count", "@tenant", "@kind");
        command.Fill((long)count, tenantId, (int)kind);
        command.ExecuteNonQuery();
    }

    /// <summary>Takes what the audit was not told of yet.</summary>
    public List<(RetentionKind Kind, long Count, DateTimeOffset Before)> TakeUntold(IWriteSession session, int tenantId)
    {
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        var rows = database.Set<RetentionRuleRow>().Where(row => row.Untold > 0).OrderBy(row => row.Kind).ToList();
        var untold = rows.ConvertAll(row => (row.Kind, row.Untold, row.DeletedBefore!.Value));
        rows.ForEach(row => row.Untold = 0);
        database.SaveChanges();
        return untold;
    }

    /// <summary>The row of a rule, made where there was none.</summary>
    public static RetentionRuleRow Row(UrbGradeContext database, int tenantId, RetentionKind kind, int? days)
    {
        if (database.Set<RetentionRuleRow>().SingleOrDefault(row => row.TenantId == tenantId && row.Kind == kind) is not { } row)
        {
            row = new RetentionRuleRow { TenantId = tenantId, Kind = kind, Days = days };
            database.Add(row);
        }

        return row;
    }
}
