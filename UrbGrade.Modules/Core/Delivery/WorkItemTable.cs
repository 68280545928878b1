using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Delivery;

/// <summary>Work items in the platform's database, as prepared statements: each item costs three of them.</summary>
internal sealed class WorkItemTable(IUrbGradeContexts contexts, TimeProvider clock) : IWorkItemTable
{
    private const string Held = """WHERE "Id" = $id AND "State" = 1 AND "LeaseOwner" = $owner AND "Attempts" = $attempt""";

    private static readonly string AddSql = """
        INSERT INTO "WorkItems"
            ("TenantId", "Contract", "Payload", "ConversationId", "UniqueKey", "State", "Attempts", "NextAttemptAt", "CreatedAt")
        VALUES ($tenant, $contract, $payload, $conversation, $key, 0, 0, $now, $now)
        ON CONFLICT DO NOTHING
        RETURNING "Id"
        """;

    private static readonly string ClaimSql = """
        UPDATE "WorkItems" SET "State" = 1, "LeaseOwner" = $owner, "LeaseEndsAt" = $ends, "Attempts" = "Attempts" + 1
        WHERE "Id" = $id AND (("State" = 0 AND "NextAttemptAt" <= $now) OR ("State" = 1 AND "LeaseEndsAt" < $now))
        RETURNING "TenantId", "ConversationId", "Contract", "Payload", "UniqueKey", "Attempts"
        """;

    private static readonly string RenewSql = $"""UPDATE "WorkItems" SET "LeaseEndsAt" = $ends {Held}""";

    private static readonly string FinishSql = $"""
        UPDATE "WorkItems" SET "State" = 2, "FinishedAt" = $now, "Error" = NULL, "LeaseOwner" = NULL, "LeaseEndsAt" = NULL {Held}
        """;

    private static readonly string PutBackSql = $"""
        UPDATE "WorkItems" SET "State" = 0, "NextAttemptAt" = $next, "Error" = $error, "LeaseOwner" = NULL, "LeaseEndsAt" = NULL {Held}
        """;

    private static readonly string GiveBackSql = $"""
        UPDATE "WorkItems" SET "State" = 0, "NextAttemptAt" = $next, "Attempts" = "Attempts" - 1, "LeaseOwner" = NULL, "LeaseEndsAt" = NULL {Held}
        """;

    private static readonly string ParkSql = $"""
        UPDATE "WorkItems" SET "State" = 3, "FinishedAt" = $now, "Error" = $error, "LeaseOwner" = NULL, "LeaseEndsAt" = NULL {Held}
        """;

    private static readonly string IsHeldSql = $"""SELECT 1 FROM "WorkItems" {Held}""";

    private static readonly string MergeSql = """
        UPDATE "WorkItems" SET "State" = 2, "FinishedAt" = $now, "Error" = $error WHERE "UniqueKey" = $key AND "State" = 0
        """;

    private static readonly string PurgeSql = """
        DELETE FROM "WorkItems" WHERE "Id" IN (
            SELECT "Id" FROM "WorkItems" WHERE "State" = 2 AND "NextAttemptAt" < $before AND "FinishedAt" < $before LIMIT $most)
        """;

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public long? Add(IWriteSession session, NewWork work)
    {
        var command = session.Prepare(AddSql, "$tenant", "$contract", "$payload", "$conversation", "$key", "$now");
        command.Fill(work.TenantId, work.Contract, work.Payload, work.ConversationId, work.UniqueKey, Now);
        return (long?)command.ExecuteScalar();
    }

    public ClaimedWork? Claim(IWriteSession session, long id, string owner, DateTimeOffset leaseEnds)
    {
        var command = session.Prepare(ClaimSql, "$id", "$owner", "$ends", "$now");
        command.Fill(id, owner, leaseEnds.ToUnixTimeMilliseconds(), Now);
        using var row = command.ExecuteReader();
        return row.Read()
            ? new ClaimedWork(
                id, row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3),
                row.IsDBNull(4) ? null : row.GetString(4), owner, row.GetInt32(5))
            : null;
    }

    public bool Renew(IWriteSession session, ClaimedWork claim, DateTimeOffset leaseEnds)
    {
        var command = session.Prepare(RenewSql, "$id", "$owner", "$attempt", "$ends");
        command.Fill(claim.Id, claim.Owner, claim.Attempt, leaseEnds.ToUnixTimeMilliseconds());
        return command.ExecuteNonQuery() == 1;
    }

    public bool Finish(IWriteSession session, ClaimedWork claim)
    {
        var command = session.Prepare(FinishSql, "$id", "$owner", "$attempt", "$now");
        command.Fill(claim.Id, claim.Owner, claim.Attempt, Now);
        return command.ExecuteNonQuery() == 1;
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
            var giveBack = session.Prepare(GiveBackSql, "$id", "$owner", "$attempt", "$next");
            giveBack.Fill(claim.Id, claim.Owner, claim.Attempt, next);
            return giveBack.ExecuteNonQuery() == 1;
        }

        var putBack = session.Prepare(PutBackSql, "$id", "$owner", "$attempt", "$next", "$error");
        putBack.Fill(claim.Id, claim.Owner, claim.Attempt, next, error);
        return putBack.ExecuteNonQuery() == 1;
    }

    public bool Park(IWriteSession session, ClaimedWork claim, string error)
    {
        var command = session.Prepare(ParkSql, "$id", "$owner", "$attempt", "$now", "$error");
        command.Fill(claim.Id, claim.Owner, claim.Attempt, Now, error);
        return command.ExecuteNonQuery() == 1;
    }

    public async Task<IReadOnlyList<long>> FindDue(IReadOnlyCollection<string> contracts, int most, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var database = contexts.Read(TenantScope.Platform);
        var items = database.Set<WorkItemRow>().Where(item => contracts.Contains(item.Contract));
        var ended = await items.Where(item => item.State == WorkItemState.Leased && item.LeaseEndsAt < now)
            .OrderBy(item => item.Id).Select(item => item.Id).Take(most).ToListAsync(cancellation);
        var waiting = await items.Where(item => item.State == WorkItemState.Waiting && item.NextAttemptAt <= now)
            .OrderBy(item => item.NextAttemptAt).ThenBy(item => item.Id).Select(item => item.Id)
            .Take(most - ended.Count).ToListAsync(cancellation);
        return [.. ended, .. waiting];
    }

    public int Purge(IWriteSession session, DateTimeOffset before, int most)
    {
        var command = session.Prepare(PurgeSql, "$before", "$most");
        command.Fill(before.ToUnixTimeMilliseconds(), most);
        return command.ExecuteNonQuery();
    }

    /// <summary>An item that waits again takes in the one of its key that came while it ran:
    /// had it waited all along, that one would not have been added.</summary>
    private bool TakeIn(IWriteSession session, ClaimedWork claim)
    {
        var held = session.Prepare(IsHeldSql, "$id", "$owner", "$attempt");
        held.Fill(claim.Id, claim.Owner, claim.Attempt);
        if (held.ExecuteScalar() is null)
        {
            return false;
        }

        var merge = session.Prepare(MergeSql, "$key", "$now", "$error");
        merge.Fill(claim.UniqueKey, Now, $"Done by work item {claim.Id}, which has the same key and waits again.");
        merge.ExecuteNonQuery();
        return true;
    }
}
