using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Decoding;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Keeps the records of a request, each once however often it comes.</summary>
internal sealed class RecordWriter(IUrbGradeContexts contexts)
{
    /// <summary>Writes in the session's transaction.</summary>
    /// <returns>What is said otherwise now, with what was said of it before, and whether anything was.</returns>
    public IReadOnlyCollection<(string Kind, string Subject, DateTimeOffset At, bool Corrects)> Write(IWriteSession session, int tenantId, long requestId, IReadOnlyList<DecodedRecord> records)
    {
        if (records.Count == 0)
        {
            return [];
        }

        var touched = new HashSet<(string Kind, string Subject, DateTimeOffset At, bool Corrects)>();
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        foreach (var ofKind in records.GroupBy(record => record.Kind))
        {
            var keys = ofKind.Select(record => record.Key).Distinct().ToList();
            var known = database.Set<SiteRecordRow>().Where(r => r.Kind == ofKind.Key && keys.Contains(r.Key)).ToList()
                .GroupBy(r => r.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.OrderBy(r => r.Revision).ToList(), StringComparer.Ordinal);
            foreach (var record in ofKind)
            {
                if (!known.TryGetValue(record.Key, out var revisions))
                {
                    known[record.Key] = revisions = [];
                }

                // Any revision counts: what comes late must not bring back what was corrected since.
                var said = revisions.Find(r => r.Subject == record.Subject && r.At == record.At && r.Fields == record.Fields);
                var isNew = said is null;
                var isEarlier = said is not null && requestId < said.RawRequestId;
                if (said is null)
                {
                    revisions.Add(said = Row(tenantId, requestId, record, revisions.Count + 1));
                    database.Add(said);
                }

                said.RawRequestId = Math.Min(said.RawRequestId, requestId);
                OrderByRequest(revisions);
                if (isNew || isEarlier)
                {
                    touched.UnionWith(revisions.Select(r => (r.Kind, r.Subject, r.At, revisions.Count > 1)));
                }
            }
        }

        database.SaveChanges();
        return touched;
    }

    private static SiteRecordRow Row(int tenantId, long requestId, DecodedRecord record, int revision) => new()
    {
        TenantId = tenantId,
        Kind = record.Kind,
        Key = record.Key,
        Revision = revision,
        Subject = record.Subject,
        At = record.At,
        Fields = record.Fields,
        RawRequestId = requestId,
    };

    /// <summary>Requests may be worked off in another order than they came in; what was said last stands last all the same. Rows keep
    /// their number and take over what they say, as two rows never may have one number.</summary>
    private static void OrderByRequest(List<SiteRecordRow> revisions)
    {
        var contents = revisions.OrderBy(r => r.RawRequestId).Select(r => (r.Subject, r.At, r.Fields, r.RawRequestId)).ToList();
        foreach (var (row, content) in revisions.Zip(contents))
        {
            (row.Subject, row.At, row.Fields, row.RawRequestId) = content;
        }
    }
}
