using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Audit;

/// <summary>Appends to the audit. The writing transaction holds the database's one write lock, so that no two processes can
/// continue the same line. People stand in it by pseudonyms: a line cannot be changed when a person is erased.</summary>
internal sealed class AuditLog(TimeProvider time) : IAuditLog
{
    private const string LastSql = """
        SELECT "Id", "Hash" FROM "Audit" WHERE "Id" = (SELECT MAX("Id") FROM "Audit")
        """;

    private const string AppendSql = """
        INSERT INTO "Audit" ("Id", "At", "Who", "TenantId", "What", "Subject", "Before", "After", "PreviousHash", "Hash")
        VALUES (@id, @at, @who, @tenant, @what, @subject, @before, @after, @previous, @hash)
        """;

    public void Append(IWriteSession session, AuditEntry entry)
    {
        var (lastId, lastHash) = Last(session);
        var line = new AuditRow
        {
            Id = lastId + 1,
            At = time.GetUtcNow(),
            Who = Pseudonyms.Hide(session, entry.Who)!,
            TenantId = entry.TenantId,
            What = entry.What,
            Subject = Pseudonyms.Hide(session, entry.Subject)!,
            Before = Pseudonyms.Hide(session, entry.Before),
            After = Pseudonyms.Hide(session, entry.After),
            PreviousHash = lastHash,
            Hash = "",
        };
        line.Hash = AuditLine.Hash(line);
        var append = session.Prepare(
            AppendSql, "@id", "@at", "@who", "@tenant", "@what", "@subject", "@before", "@after", "@previous", "@hash");
        append.Fill(
            line.Id, line.At.ToUnixTimeMilliseconds(), line.Who, line.TenantId, line.What, line.Subject,
            line.Before, line.After, line.PreviousHash, line.Hash);
        append.ExecuteNonQuery();
    }

    private static (long Id, string Hash) Last(IWriteSession session)
    {
        using var last = session.Prepare(LastSql).ExecuteReader();
        return last.Read() ? (last.GetInt64(0), last.GetString(1)) : (0, AuditLine.Origin);
    }
}
