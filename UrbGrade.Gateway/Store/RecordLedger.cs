using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;

namespace UrbGrade.Gateway.Store;

/// <summary>A record as it is kept.</summary>
/// <param name="Revision">From 1; one more for each time that the same key came with other fields.</param>
internal sealed record KeptRecord(string Kind, string Key, int Revision, string Subject, DateTimeOffset At, DateTimeOffset? Until, JsonObject Fields);

/// <summary>Keeps records, each once however often it is delivered.</summary>
/// <param name="file">The file's row in the ledger, already inserted.</param>
internal sealed class RecordLedger(StoreConnection connection, SiteCalendar calendar, long file, Instant now) : IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DbCommand known = connection.Prepare(
        "SELECT revision, content_hash FROM record WHERE kind=@1 AND key_hash=@2 ORDER BY revision", "", "");
    private readonly DbCommand insert = connection.Prepare(
        """
        INSERT INTO record (kind, record_key, key_hash, revision, subject, at, until_at, fields, content_hash, file, line)
        VALUES (@1,@2,@3,@4,@5,@6,@7,@8,@9,@10,@11)
        """, "", "", "", 0, "", 0, 0, "", "", 0, 0);

    /// <summary>Newest first.</summary>
    /// <param name="kind">Only this kind; null for all.</param>
    /// <param name="subject">Only about this; null for all.</param>
    public static List<KeptRecord> List(StoreConnection connection, string? kind, string? subject, Instant from, Instant to, int most) => connection.Query(
        """
        SELECT kind, record_key, revision, subject, at, until_at, fields FROM record
        WHERE at >= @1 AND at < @2 AND (@3 IS NULL OR kind=@3) AND (@4 IS NULL OR subject=@4) ORDER BY at DESC, id DESC LIMIT @5
        """,
        Kept, from.ToUnixTimeSeconds(), to.ToUnixTimeSeconds(), kind, subject, most);

    /// <summary>The newest revision of each record of a time, oldest first.</summary>
    public static List<KeptRecord> Newest(StoreConnection connection, Instant from, Instant to) => connection.Query(
        """
        SELECT kind, record_key, revision, subject, at, until_at, fields FROM record r
        WHERE at >= @1 AND at < @2 AND revision = (SELECT MAX(n.revision) FROM record n WHERE n.kind = r.kind AND n.key_hash = r.key_hash)
        ORDER BY at, kind, record_key
        """,
        Kept, from.ToUnixTimeSeconds(), to.ToUnixTimeSeconds());

    /// <summary>Keeps the records of the file and marks their days.</summary>
    public LedgerCount Record(IEnumerable<SiteRecord> records)
    {
        var count = default(LedgerCount);
        var changed = new HashSet<LocalDate>();
        foreach (var record in records)
        {
            var key = Hash(record.Key);
            var fields = record.Fields.ToJsonString(Readable);
            var content = Hash($"{record.Subject}\n{record.At}\n{record.Until}\n{InOrder(record.Fields)!.ToJsonString()}");
            var (last, isKnown) = Find(record.Kind, key, content);
            if (isKnown)
            {
                count = count with { Known = count.Known + 1 };
                continue;
            }

            insert.Bind(
                record.Kind, record.Key, key, last + 1, record.Subject, record.At.ToUnixTimeSeconds(), record.Until?.ToUnixTimeSeconds(), fields, content, file, record.Line);
            insert.ExecuteNonQuery();
            changed.Add(calendar.DayOf(record.At));
            count = last == 0 ? count with { New = count.New + 1 } : count with { Revised = count.Revised + 1 };
        }

        foreach (var day in changed)
            connection.Execute(connection.Dialect.Upsert("day", ["day"], ["changed_at", "dirty"]), SiteCalendar.Text(day), now.ToUnixTimeSeconds(), 1);
        return count;
    }

    public void Dispose()
    {
        known.Dispose();
        insert.Dispose();
    }

    // Any earlier revision counts: a file that is read again must not bring back what was corrected since.
    private (long Last, bool IsKnown) Find(string kind, string key, string content)
    {
        known.Bind(kind, key);
        using var row = known.ExecuteReader();
        var last = 0L;
        var same = false;
        while (row.Read())
        {
            last = row.GetInt64(0);
            same |= row.GetString(1) == content;
        }

        return (last, same);
    }

    private static KeptRecord Kept(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetString(3), DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(4)),
        row.NumberOrNull(5) is { } until ? DateTimeOffset.FromUnixTimeSeconds(until) : null, JsonNode.Parse(row.GetString(6))!.AsObject());

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // Programs write the members of an object in any order; it is the same object.
    private static JsonNode? InOrder(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, InOrder(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(InOrder)]),
        _ => node?.DeepClone(),
    };
}
