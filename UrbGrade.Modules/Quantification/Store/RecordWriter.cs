using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Decoding;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Keeps the records of a request, each once however often it comes.</summary>
internal sealed class RecordWriter(IUrbGradeContexts contexts)
{
    /// <summary>Writes in the session's transaction.</summary>
    public void Write(IWriteSession session, int tenantId, long requestId, IReadOnlyList<DecodedRecord> records)
    {
        if (records.Count == 0)
        {
            return;
        }

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

                // Any earlier revision counts: what comes late must not bring back what was corrected since.
                if (revisions.Exists(r => r.Subject == record.Subject && r.At == record.At && r.Fields == record.Fields))
                {
                    continue;
                }

                var row = new SiteRecordRow
                {
                    TenantId = tenantId,
                    Kind = record.Kind,
                    Key = record.Key,
                    Revision = revisions.Count + 1,
                    Subject = record.Subject,
                    At = record.At,
                    Fields = record.Fields,
                    RawRequestId = requestId,
                };
                revisions.Add(row);
                database.Add(row);
            }
        }

        database.SaveChanges();
    }
}
