using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Store;

internal sealed class SiteRecords(IUrbGradeContexts contexts, SeriesDirectory directory, StaleMarks stale) : ISiteRecords
{
    public async Task<Func<IWriteSession, bool>> Prepare(int tenantId, SiteRecordEntry record, CancellationToken cancellation)
    {
        var subject = (await directory.Get(tenantId, cancellation)).FindSubject(record.Subject)
            ?? (await directory.Reload(tenantId, cancellation)).FindSubject(record.Subject);
        return session => Keep(session, tenantId, record, subject);
    }

    public async Task<IReadOnlyList<SiteRecordEntry>> Read(
        int tenantId, IReadOnlyCollection<string> kinds, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await Newest(database).Where(r => kinds.Contains(r.Kind) && r.At >= from && r.At < to).OrderBy(r => r.At).ThenBy(r => r.Id)
            .Select(r => new SiteRecordEntry(r.Kind, r.Key, r.Revision, r.Subject, r.At, r.Fields)).ToListAsync(cancellation);
    }

    public async Task<int> Count(int tenantId, string kind, string field, string value, DateTimeOffset before, CancellationToken cancellation)
    {
        // As it stands in the object: within a text the quotes are escaped.
        var pair = $"{JsonSerializer.Serialize(field)}:{JsonSerializer.Serialize(value)}";
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await Newest(database).CountAsync(r => r.Kind == kind && r.At < before && r.Fields.Contains(pair), cancellation);
    }

    public async Task<IReadOnlyList<long>> WithWords(
        int tenantId, IReadOnlyCollection<string> kinds, IReadOnlyCollection<string> fields, DateTimeOffset before, int most, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var found = new List<long>();
        await foreach (var row in database.Set<SiteRecordRow>().AsNoTracking().Where(r => kinds.Contains(r.Kind) && r.At < before).OrderBy(r => r.Id)
            .Select(r => new { r.Id, r.Fields }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (fields.Any(Texts(row.Fields).ContainsKey))
            {
                found.Add(row.Id);
                if (found.Count == most)
                {
                    break;
                }
            }
        }

        return found;
    }

    public int TakeWords(IWriteSession session, int tenantId, IReadOnlyList<long> ids, IReadOnlyCollection<string> fields)
    {
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        var rows = database.Set<SiteRecordRow>().Where(r => EF.Parameter(ids).Contains(r.Id)).ToList();
        foreach (var row in rows)
        {
            row.Fields = JsonSerializer.Serialize(new SortedDictionary<string, string>(
                Texts(row.Fields).Where(field => !fields.Contains(field.Key)).ToDictionary(), StringComparer.Ordinal));
        }

        return database.SaveChanges();
    }

    public async Task<IReadOnlyList<PlaceAssets>> Places(int tenantId, KpiScope kind, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var places = await database.Set<PlaceRow>().AsNoTracking().Where(p => p.Kind == kind).ToListAsync(cancellation);
        var assets = (await database.Set<PlaceAssetRow>().AsNoTracking().ToListAsync(cancellation)).ToLookup(a => a.PlaceId, a => a.AssetId);
        return [.. places.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new PlaceAssets(p.Id, p.Name, [.. assets[p.Id].Order()]))];
    }

    private static IQueryable<SiteRecordRow> Newest(UrbGradeContext database) => database.Set<SiteRecordRow>().AsNoTracking().Where(
        r => !database.Set<SiteRecordRow>().Any(later => later.TenantId == r.TenantId && later.Kind == r.Kind && later.Key == r.Key && later.Revision > r.Revision));

    private static Dictionary<string, string> Texts(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    private bool Keep(IWriteSession session, int tenantId, SiteRecordEntry record, (int AssetId, LocalCalendar Calendar)? subject)
    {
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        if (database.Set<SiteRecordRow>().Any(r => r.Kind == record.Kind && r.Key == record.Key))
        {
            return false;
        }

        database.Add(new SiteRecordRow
        {
            TenantId = tenantId, Kind = record.Kind, Key = record.Key, Revision = 1, Subject = record.Subject, At = record.At, Fields = record.Fields,
        });
        database.SaveChanges();
        if (subject is var (asset, calendar))
        {
            stale.Month(session, tenantId, asset, LocalCalendar.MonthOf(calendar.DayOf(record.At)));
        }

        return true;
    }
}
