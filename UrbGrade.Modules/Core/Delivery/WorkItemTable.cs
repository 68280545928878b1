using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Delivery;

/// <summary>Work items in the platform's database, as prepared statements: one to add an item, and shared ones to claim and to finish it.</summary>
internal sealed class WorkItemTable(IUrbGradeContexts contexts, TimeProvider clock) : IWorkItemTable
{
    private const string Held = """WHERE "Id" = @id AND "State" = 1 AND "LeaseOwner" = @owner AND "Attempts" = @attempt""";

    private static readonly ProviderSql AddSql = new(
        """
        INSERT INTO "WorkItems"
            ("TenantId", "Contract", "Payload", "ConversationId", "UniqueKey", "State", "Attempts", "Failures", "Priority", "NextAttemptAt", "CreatedAt",
            "Trace", "Queue")
        VALUES (@tenant, @contract, @payload, @conversation, @key, 0, 0, 0, @priority, @due, @now, @trace, @queue)
        ON CONFLICT DO NOTHING
        RETURNING "Id"
        """,
        """
        INSERT INTO "WorkItems"
            ("TenantId", "Contract", "Payload", "ConversationId", "UniqueKey", "State", "Attempts", "Failures", "Priority", "NextAttemptAt", "CreatedAt",
            "Trace", "Queue")
        OUTPUT INSERTED."Id"
        SELECT @tenant, @contract, @payload, @conversation, @key, 0, 0, 0, @priority, @due, @now, @trace, @queue
        WHERE NOT EXISTS (SELECT 1 FROM "WorkItems" WHERE "UniqueKey" = @key AND "Queue" = @queue AND "State" = 0)
        """);

    private static readonly GroupSql ClaimSql = new(
        ids => $"""
        UPDATE "WorkItems" SET "State" = 1, "LeaseOwner" = @owner, "LeaseEndsAt" = @ends, "Attempts" = "Attempts" + 1, "StartedAt" = @now
        WHERE "Id" IN ({ids}) AND (("State" = 0 AND "NextAttemptAt" <= @now) OR ("State" = 1 AND "LeaseEndsAt" < @now))
        RETURNING "Id", "TenantId", "ConversationId", "Contract", "Payload", "UniqueKey", "Attempts", "Trace", "Queue", "CreatedAt",
            "Failures"
        """,
        ids => $"""
        UPDATE "WorkItems" SET "State" = 1, "LeaseOwner" = @owner, "LeaseEndsAt" = @ends, "Attempts" = "Attempts" + 1, "StartedAt" = @now
        OUTPUT INSERTED."Id", INSERTED."TenantId", INSERTED."ConversationId", INSERTED."Contract", INSERTED."Payload",
            INSERTED."UniqueKey", INSERTED."Attempts", INSERTED."Trace", INSERTED."Queue", INSERTED."CreatedAt",
            INSERTED."Failures"
        WHERE "Id" IN ({ids}) AND (("State" = 0 AND "NextAttemptAt" <= @now) OR ("State" = 1 AND "LeaseEndsAt" < @now))
        """,
        "@owner", "@ends", "@now");

    private static readonly string RenewSql = $"""UPDATE "WorkItems" SET "LeaseEndsAt" = @ends {Held}""";

    private static readonly GroupSql FinishSql = new(Finish, Finish, "@owner", "@attempt", "@now");

    private static readonly string PutBackSql = $"""
        UPDATE "WorkItems" SET "State" = 0, "NextAttemptAt" = @next, "Failures" = "Failures" + 1, "Error" = @error, "LeaseOwner" = NULL, "LeaseEndsAt" = NULL
        {Held}
        """;

    private static readonly string GiveBackSql = $"""
        UPDATE "WorkItems" SET "State" = 0, "NextAttemptAt" = @next, "Attempts" = "Attempts" - 1, "LeaseOwner" = NULL, "LeaseEndsAt" = NULL {Held}
        """;

    private static readonly string ParkSql = $"""
        UPDATE "WorkItems" SET "State" = 3, "FinishedAt" = @now, "Error" = @error, "Cause" = @cause, "LeaseOwner" = NULL, "LeaseEndsAt" = NULL {Held}
        """;

    private static readonly string IsHeldSql = $"""SELECT 1 FROM "WorkItems" {Held}""";

    private static readonly string MergeSql = """
        UPDATE "WorkItems" SET "State" = 2, "FinishedAt" = @now, "Error" = @error WHERE "UniqueKey" = @key AND "Queue" = @queue AND "State" = 0
        """;

    private const string HasConversationSql = """SELECT COUNT(*) FROM "WorkItems" WHERE "ConversationId" = @conversation""";

    private static readonly string LeasesRightSql = """
        UPDATE "WorkItems" SET "LeaseEndsAt" = @ends WHERE "State" = 1 AND "StartedAt" > @latest AND "LeaseEndsAt" > @ends
        """;

    private static readonly string WaitsRightSql = """
        UPDATE "WorkItems" SET "NextAttemptAt" = @now
        WHERE "State" = 0 AND "NextAttemptAt" > @latest AND ("StartedAt" > @latest OR "NextAttemptAt" = "CreatedAt"
            OR "RetryId" IN (SELECT "Id" FROM "WorkRetries" WHERE "RequestedAt" > @latest))
        """;

    private static readonly ProviderSql PurgeSql = new(
        """
        DELETE FROM "WorkItems" WHERE "Id" IN (
            SELECT "Id" FROM "WorkItems" WHERE "State" = 2 AND "FinishedAt" < @before LIMIT @most)
        """,
        """
        DELETE TOP (@most) FROM "WorkItems" WHERE "State" = 2 AND "FinishedAt" < @before
        """);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public long? Add(IWriteSession session, NewWork work)
    {
        var now = Now;
        var command = AddSql.Prepare(session, "@tenant", "@contract", "@payload", "@conversation", "@key", "@priority", "@due", "@now", "@trace", "@queue");
        command.Fill(
            work.TenantId, work.Contract, work.Payload, work.ConversationId, work.UniqueKey, (int)work.Priority,
            work.NotBefore?.ToUnixTimeMilliseconds() ?? now, now, work.Trace, work.Queue);
        return (long?)command.ExecuteScalar();
    }

    public IReadOnlyList<ClaimedWork> Claim(IWriteSession session, IReadOnlyList<long> ids, string owner, DateTimeOffset leaseEnds)
    {
        var claimed = new List<ClaimedWork>(ids.Count);
        foreach (var command in ClaimSql.Prepare(session, ids, owner, leaseEnds.ToUnixTimeMilliseconds(), Now))
        {
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                claimed.Add(new ClaimedWork(
                    row.GetInt64(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4),
                    Text(row, 5), owner, row.GetInt32(6), Text(row, 7), row.GetString(8),
                    DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(9)), row.GetInt32(10)));
            }
        }

        return claimed;
    }

    public bool Renew(IWriteSession session, ClaimedWork claim, DateTimeOffset leaseEnds)
    {
        var command = session.Prepare(RenewSql, "@id", "@owner", "@attempt", "@ends");
        command.Fill(claim.Id, claim.Owner, claim.Attempt, leaseEnds.ToUnixTimeMilliseconds());
        return command.ExecuteNonQuery() == 1;
    }

    public int Finish(IWriteSession session, IReadOnlyList<ClaimedWork> claims)
    {
        var finished = 0;
        foreach (var alike in claims.GroupBy(claim => (claim.Owner, claim.Attempt)))
        {
            List<long> ids = [.. alike.Select(claim => claim.Id)];
            finished += FinishSql.Prepare(session, ids, alike.Key.Owner, alike.Key.Attempt, Now).Sum(command => command.ExecuteNonQuery());
        }

        return finished;
    }

    public bool PutBack(IWriteSession session, ClaimedWork claim, DateTimeOffset nextAttempt, string? error)
    {
        if (claim.UniqueKey is not null && !TakeIn(session, claim))
        {
            return false;
        }

        var next = nextAttempt.ToUnixTimeMilliseconds();
        if (error is null)
        {
            var giveBack = session.Prepare(GiveBackSql, "@id", "@owner", "@attempt", "@next");
            giveBack.Fill(claim.Id, claim.Owner, claim.Attempt, next);
            return giveBack.ExecuteNonQuery() == 1;
        }

        var putBack = session.Prepare(PutBackSql, "@id", "@owner", "@attempt", "@next", "@error");
        putBack.Fill(claim.Id, claim.Owner, claim.Attempt, next, error);
        return putBack.ExecuteNonQuery() == 1;
    }

    public bool Park(IWriteSession session, ClaimedWork claim, string error, string cause)
    {
        var command = session.Prepare(ParkSql, "@id", "@owner", "@attempt", "@now", "@error", "@cause");
        command.Fill(claim.Id, claim.Owner, claim.Attempt, Now, error, cause);
        return command.ExecuteNonQuery() == 1;
    }

    public async Task<IReadOnlyList<DueItem>> FindDue(WantedWork wanted, int most, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var database = contexts.Read(TenantScope.Platform);
        var items = Wanted(database.Set<WorkItemRow>(), wanted);
        var ended = items.Where(item => item.State == WorkItemState.Leased && item.LeaseEndsAt < now);
        var waiting = items.Where(item => item.State == WorkItemState.Waiting && item.NextAttemptAt <= now);
        var found = new List<DueItem>();
        foreach (var tenant in wanted.TenantId is { } only ? [only] : await TenantsWithWork(database, cancellation))
        {
            var leased = await ended.Where(item => item.TenantId == tenant).OrderBy(item => item.Id)
                .Select(item => new DueItem(item.Id, tenant, item.Priority)).Take(most).ToListAsync(cancellation);
            found.AddRange(leased);
            found.AddRange(await waiting.Where(item => item.TenantId == tenant)
                .OrderBy(item => item.Priority).ThenBy(item => item.NextAttemptAt).ThenBy(item => item.Id)
                .Select(item => new DueItem(item.Id, tenant, item.Priority)).Take(most - leased.Count).ToListAsync(cancellation));
        }

        return found;
    }

    public bool HasConversation(IWriteSession session, string conversationId)
    {
        var command = session.Prepare(HasConversationSql, "@conversation");
        command.Fill(conversationId);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) > 0;
    }

    public int PutTimesRight(IWriteSession session, DateTimeOffset latest, DateTimeOffset leaseEnds)
    {
        var leases = session.Prepare(LeasesRightSql, "@latest", "@ends");
        leases.Fill(latest.ToUnixTimeMilliseconds(), leaseEnds.ToUnixTimeMilliseconds());
        var waits = session.Prepare(WaitsRightSql, "@latest", "@now");
        waits.Fill(latest.ToUnixTimeMilliseconds(), Now);
        return leases.ExecuteNonQuery() + waits.ExecuteNonQuery();
    }

    public int Purge(IWriteSession session, DateTimeOffset before, int most)
    {
        var command = PurgeSql.Prepare(session, "@before", "@most");
        command.Fill(before.ToUnixTimeMilliseconds(), most);
        return command.ExecuteNonQuery();
    }

    private static string Finish(string ids) => $"""
        UPDATE "WorkItems" SET "State" = 2, "FinishedAt" = @now, "Error" = NULL, "LeaseOwner" = NULL, "LeaseEndsAt" = NULL
        WHERE "Id" IN ({ids}) AND "State" = 1 AND "LeaseOwner" = @owner AND "Attempts" = @attempt
        """;

    /// <summary>One step in the index for each tenant, however much it has waiting.</summary>
    private static async Task<SortedSet<int>> TenantsWithWork(UrbGradeContext database, CancellationToken cancellation)
    {
        var items = database.Set<WorkItemRow>();
        var tenants = new SortedSet<int>(await items.Where(item => item.State == WorkItemState.Leased).Select(item => item.TenantId).Distinct()
            .ToListAsync(cancellation));
        int? last = -1;
        while ((last = await items.Where(item => item.State == WorkItemState.Waiting && item.TenantId > last)
                   .MinAsync(item => (int?)item.TenantId, cancellation)) is { } tenant)
        {
            tenants.Add(tenant);
        }

        return tenants;
    }

    private static IQueryable<WorkItemRow> Wanted(IQueryable<WorkItemRow> items, WantedWork wanted)
    {
        var (contracts, queues) = (wanted.Contracts, wanted.Queues);
        items = items.Where(item => contracts.Contains(item.Contract) && queues.Contains(item.Queue));
        foreach (var closed in wanted.Closed)
        {
            items = items.Where(item => item.Contract != closed.Contract || item.Queue != closed.Queue
                || (closed.TenantId != null && item.TenantId != closed.TenantId));
        }

        return items;
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>An item that waits again takes in the one of its key that came while it ran:
    /// had it waited all along, that one would not have been added.</summary>
    private bool TakeIn(IWriteSession session, ClaimedWork claim)
    {
        var held = session.Prepare(IsHeldSql, "@id", "@owner", "@attempt");
        held.Fill(claim.Id, claim.Owner, claim.Attempt);
        if (held.ExecuteScalar() is null)
        {
            return false;
        }

        var merge = session.Prepare(MergeSql, "@key", "@queue", "@now", "@error");
        merge.Fill(claim.UniqueKey, claim.Queue, Now, $"Done by work item {claim.Id}, which has the same key and waits again.");
        merge.ExecuteNonQuery();
        return true;
    }
}
